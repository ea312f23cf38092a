import Button from '@atlaskit/button/default/button';
import { Notice } from './Notice';
import type { ReactNode } from 'react';
import { useReader } from './reader';

type Props = { message: string; children?: ReactNode; onKeepMine: () => void; onTakeTheirs: () => void };

/** Two people changed the same thing: the reader decides. */
export function ConflictChoice({ message, children, onKeepMine, onTakeTheirs }: Props) {
  const { t } = useReader();
  return (
    <div role="alert">
      <Notice appearance="warning">
        <div className="stack-tight">
          <p>{message}</p>
          {children}
          <div className="row">
            <Button spacing="compact" onClick={onKeepMine}>
              {t('shared.keep-mine')}
            </Button>
            <Button spacing="compact" onClick={onTakeTheirs}>
              {t('shared.take-theirs')}
            </Button>
          </div>
        </div>
      </Notice>
    </div>
  );
}
