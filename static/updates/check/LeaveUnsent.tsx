import Button from '@atlaskit/button/default/button';
import { useReader } from '../../shared/reader';
import { WithWords } from '../../shared/WithWords';
import { DoNotSend } from './DoNotSend';

/** The way out of a dialog that sends: it has the focus only while a Stop is open. */
export function LeaveUnsent({ isStopped, onClose }: { isStopped: boolean; onClose: () => void }) {
  const { t } = useReader();
  if (isStopped) {
    return (
      <WithWords areas={['findings']}>
        <DoNotSend onClose={onClose} />
      </WithWords>
    );
  }
  return (
    <Button appearance="subtle" onClick={onClose}>
      {t('shared.cancel')}
    </Button>
  );
}
