import Button from '@atlaskit/button/default/button';
import type { ReactNode } from 'react';
import { useReader } from '../shared/reader';
import { LeaveUnsent } from './check/LeaveUnsent';

/** A message is written, then seen as it leaves, then sent. */
export type Stage = 'text' | 'preview' | 'sent';

type Props = { stage: Stage; /** A Stop is open in what would leave. */ isStopped: boolean; onClose: () => void; onBack: () => void; children: ReactNode };

/** The ways out of a message's dialog and back to its text; `children` goes on. */
export function StagedFooter({ stage, isStopped, onClose, onBack, children }: Props) {
  const { t } = useReader();
  return (
    <>
      {stage === 'sent' ? (
        <Button appearance="subtle" onClick={onClose}>
          {t('updates.close')}
        </Button>
      ) : (
        <LeaveUnsent isStopped={stage === 'preview' && isStopped} onClose={onClose} />
      )}
      {stage === 'preview' ? <Button onClick={onBack}>{t('updates.tell-back')}</Button> : null}
      {children}
    </>
  );
}
