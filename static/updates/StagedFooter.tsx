import Button from '@atlaskit/button/default/button';
import type { ReactNode } from 'react';
import { useReader } from '../shared/reader';

/** A message is written, then seen as it leaves, then sent. */
export type Stage = 'text' | 'preview' | 'sent';

/** The ways out of a message's dialog and back to its text; `children` goes on. */
export function StagedFooter({ stage, onClose, onBack, children }: { stage: Stage; onClose: () => void; onBack: () => void; children: ReactNode }) {
  const { t } = useReader();
  return (
    <>
      <Button appearance="subtle" onClick={onClose}>
        {t(stage === 'sent' ? 'updates.close' : 'shared.cancel')}
      </Button>
      {stage === 'preview' ? <Button onClick={onBack}>{t('updates.tell-back')}</Button> : null}
      {children}
    </>
  );
}
