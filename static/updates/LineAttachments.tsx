import CrossIcon from '@atlaskit/icon/core/cross';
import { fileSize } from '../../src/i18n/file-size';
import type { ToldAttachment } from '../../src/ledger/contract';
import { IconAction } from '../shared/IconAction';
import { useReader } from '../shared/reader';

type Props = { attachments: ToldAttachment[]; onChange: (attachments: ToldAttachment[]) => void };

/** The files that go with a line. */
export function LineAttachments({ attachments, onChange }: Props) {
  const { t, language } = useReader();
  return (
    <ul className="line-files" aria-label={t('updates.attached')}>
      {attachments.map(({ id, name, size }) => (
        <li key={id}>
          <bdi className="breakable">{name}</bdi> <span className="subtle">{fileSize(size, language)}</span>
          <IconAction icon={CrossIcon} label={t('updates.attached-off', { name })} onClick={() => onChange(attachments.filter((other) => other.id !== id))} />
        </li>
      ))}
    </ul>
  );
}
