import Textfield from '@atlaskit/textfield';
import CrossIcon from '@atlaskit/icon/core/cross';
import type { LineDraft } from '../../src/updates/contract';
import { IconAction } from '../shared/IconAction';
import { useReader } from '../shared/reader';

type Link = NonNullable<LineDraft['link']>;
type Props = { link: Link; onChange: (link: Link) => void; onRemove: () => void };

export function LineLink({ link, onChange, onRemove }: Props) {
  const { t } = useReader();
  return (
    <div className="line-link">
      <Textfield isCompact type="url" aria-label={t('updates.link-address')} placeholder="https://" value={link.url} onChange={(event) => onChange({ ...link, url: event.currentTarget.value })} />
      <Textfield
        isCompact
        dir="auto"
        aria-label={t('updates.link-label')}
        placeholder={t('updates.link-label')}
        value={link.label}
        onChange={(event) => onChange({ ...link, label: event.currentTarget.value })}
      />
      <IconAction icon={CrossIcon} label={t('updates.link-remove')} onClick={onRemove} />
    </div>
  );
}
