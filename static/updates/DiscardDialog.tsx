import Button from '@atlaskit/button/default/button';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { useReader } from '../shared/reader';

type Props = { number: number; busy: boolean; error: unknown; onDiscard: () => void; onClose: () => void };

export function DiscardDialog({ number, busy, error, onDiscard, onClose }: Props) {
  const { t } = useReader();
  return (
    <Dialog
      title={t('updates.discard-title', { number })}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button appearance="danger" isLoading={busy} onClick={onDiscard}>
            {t('updates.discard')}
          </Button>
        </>
      }
    >
      <p>{t('updates.discard-text')}</p>
      {error ? <ErrorPanel error={error} /> : null}
    </Dialog>
  );
}
