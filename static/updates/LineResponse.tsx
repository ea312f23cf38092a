import CrossIcon from '@atlaskit/icon/core/cross';
import type { Language } from '../../src/i18n/language';
import type { LineDraft } from '../../src/updates/contract';
import { AutoTextArea } from '../shared/AutoTextArea';
import { IconAction } from '../shared/IconAction';
import { useReader } from '../shared/reader';

type Response = NonNullable<LineDraft['response']>;
type Props = { response: Response; language: Language; onChange: (response: Response | undefined) => void };

/** The second part of a line: what we do about it, and by when. */
export function LineResponse({ response, language, onChange }: Props) {
  const { t } = useReader();
  return (
    <div className="line-response">
      <AutoTextArea
        className="line-text"
        lang={language}
        aria-label={t('updates.response')}
        placeholder={Object.values(response.text).find((text) => text?.trim()) ?? t('updates.response-placeholder')}
        value={response.text[language] ?? ''}
        onChange={(text) => onChange({ ...response, text: { ...response.text, [language]: text } })}
      />
      <label className="line-date">
        {t('updates.by')} <input type="date" className="input input-date" value={response.by ?? ''} onChange={(event) => onChange({ ...response, by: event.target.value || undefined })} />
      </label>
      <IconAction icon={CrossIcon} label={t('updates.response-remove')} onClick={() => onChange(undefined)} />
    </div>
  );
}
