import Button from '@atlaskit/button/default/button';
import type { Message } from '../../src/updates/contract';
import { showFlag } from '../shared/flag';
import { useReader } from '../shared/reader';
import { copyFormatted, copyPlain } from './copy-message';
import { emlFile } from './eml';

type Props = { message: Message; name: string; email?: string };

/** Takes the message out of Candor: clipboard or a mail file. */
export function ByHandActions({ message, name, email }: Props) {
  const { t } = useReader();
  const copy = (run: () => Promise<boolean>) => void run().then((done) => showFlag(t(done ? 'updates.copied' : 'updates.not-copied'), done ? 'success' : 'error'));
  const download = () => {
    const address = URL.createObjectURL(new Blob([emlFile({ ...message, to: { name, email }, boundary: crypto.randomUUID() })], { type: 'message/rfc822' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${message.subject.replace(/[^\p{L}\p{N} -]/gu, '').trim().slice(0, 80) || 'update'}.eml`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };
  return (
    <>
      <Button spacing="compact" onClick={() => copy(() => copyFormatted(message))}>
        {t('updates.copy-formatted')}
      </Button>
      <Button spacing="compact" onClick={() => copy(() => copyPlain(message))}>
        {t('updates.copy-plain')}
      </Button>
      <Button spacing="compact" onClick={download}>
        {t('updates.download-eml')}
      </Button>
    </>
  );
}
