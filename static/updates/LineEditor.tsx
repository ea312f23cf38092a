import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import DeleteIcon from '@atlaskit/icon/core/delete';
import { type ClipboardEvent, type KeyboardEvent, useId, useState } from 'react';
import type { Language } from '../../src/i18n/language';
import type { OwnRecord } from '../../src/ledger/contract';
import type { GivenDate, Line, SectionName } from '../../src/updates/contract';
import { AutoTextArea } from '../shared/AutoTextArea';
import { IconAction } from '../shared/IconAction';
import { LinkButton } from '../shared/LinkButton';
import { useReader } from '../shared/reader';
import { useHighlight } from './highlight';
import type { CitedNames } from './cited-names';
import { IssueChip, MilestoneChip } from './IssueChip';
import { useOpenTitle } from './issue-titles';
import { useOpenFiles } from './line-files';
import { LineAttachments } from './LineAttachments';
import { datable, LineDate } from './LineDate';
import { LineLink } from './LineLink';
import { LineResponse } from './LineResponse';
import { type LineEdit, movedByKey, pasted, removedByBackspace, split } from './line-keys';
import { isLacking, isMissing } from './lines';
import { LineFindings } from './check/LineFindings';

type Props = {
  line: Line;
  section: SectionName;
  position: number;
  count: number;
  language: Language;
  /** Names of the issues and milestones a line may cite. */
  names: CitedNames;
  /** Candor's words for it are on their way. */
  awaitsWords: boolean;
  /** The date it gives the client, as last saved. */
  given?: GivenDate;
  ownRecord?: OwnRecord;
  error?: string;
  onChange: (line: Line) => void;
  /** A key or a paste that changes more than this line; whether it did. */
  onLines: (caret: number, change: (lines: Line[]) => LineEdit | undefined) => boolean;
  onUndo: () => boolean;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
  onBlur: () => void;
};

const answerable: SectionName[] = ['moving', 'next', 'risks'];

/** One line of an update, in one language at a time. */
export function LineEditor({ line, section, position, count, language, names, awaitsWords, given, ownRecord, error, onChange, onLines, onUndo, onMove, onRemove, onBlur }: Props) {
  const { t, date, languageName } = useReader();
  const { lit } = useHighlight();
  const openTitle = useOpenTitle();
  const openFiles = useOpenFiles();
  const [linking, setLinking] = useState(false);
  const id = useId();
  const own = line.text[language];
  const value = own ?? line.generated?.[language] ?? '';
  const missing = isMissing(line, language) && !awaitsWords;
  const [onlyIssueId, ...otherIssueIds] = line.issueIds;
  const titleOfOnly = otherIssueIds.length === 0 && onlyIssueId !== undefined ? names.get(onlyIssueId)?.title : undefined;
  const setText = (text: string | undefined) => onChange({ ...line, text: { ...line.text, [language]: text } });
  const placeIn = ({ selectionStart, selectionEnd }: HTMLTextAreaElement) => ({ lineId: line.id, language, start: selectionStart, end: selectionEnd });
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter takes a word over from an input method; some browsers say so by the code only.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const { key, altKey, shiftKey } = event;
    const command = event.ctrlKey || event.metaKey;
    const place = placeIn(event.currentTarget);
    if (key === 'Enter' && !shiftKey && !altKey && !command) {
      event.preventDefault();
      onLines(place.start, (lines) => split(lines, place));
      return;
    }
    const done =
      key === 'Backspace' && event.currentTarget.value === ''
        ? onLines(place.start, (lines) => removedByBackspace(lines, place))
        : altKey && (key === 'ArrowUp' || key === 'ArrowDown')
          ? onLines(place.start, (lines) => movedByKey(lines, place, key === 'ArrowUp' ? -1 : 1))
          : command && !shiftKey && key.toLowerCase() === 'z' && onUndo();
    if (done) event.preventDefault();
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const clip = event.clipboardData.getData('text/plain');
    const place = placeIn(event.currentTarget);
    if (onLines(place.start, (lines) => pasted(lines, place, clip))) event.preventDefault();
  };
  return (
    <li data-line={line.id} className={lit !== undefined && [...line.issueIds, ...line.versionIds].includes(lit) ? 'line line-lit' : 'line'} onBlur={() => {
        if (line.generated && own !== undefined && !own.trim()) setText(undefined);
        onBlur();
      }}>
      <div className="line-main">
        <AutoTextArea
          className="line-text"
          lang={language}
          aria-label={t('updates.line-label', { section: t(`updates.section.${section}`), number: position + 1, language: languageName(language) })}
          aria-invalid={Boolean(error)}
          aria-describedby={error ? `${id}-error` : undefined}
          placeholder={line.generated?.[language] ?? Object.values(line.text).find((text) => text?.trim()) ?? titleOfOnly ?? t(`updates.placeholder.${section}`)}
          aria-keyshortcuts="Enter Alt+ArrowUp Alt+ArrowDown"
          value={value}
          onChange={setText}
          onKeyDown={press}
          onPaste={paste}
        />
        <span className="line-tools line-quiet">
          <IconAction icon={ArrowUpIcon} label={t('updates.line-up')} disabled={position === 0} onClick={() => onMove(-1)} />
          <IconAction icon={ArrowDownIcon} label={t('updates.line-down')} disabled={position === count - 1} onClick={() => onMove(1)} />
          <IconAction icon={DeleteIcon} label={t('updates.line-remove')} onClick={onRemove} />
        </span>
      </div>
      {error ? (
        <div id={`${id}-error`} className="field-error" role="alert">
          {error}
        </div>
      ) : null}
      {missing ? (
        <div className="line-missing">
          <span>{t('updates.not-written', { language: languageName(language) })}</span>{' '}
          <LinkButton onClick={() => onChange({ ...line, asIs: [...line.asIs, language] })}>{t('updates.use-as-is')}</LinkButton>
        </div>
      ) : null}
      {line.asIs.includes(language) && isLacking(line, language) ? (
        <div className="line-as-is">
          <span>{t('updates.goes-as-is')}</span>{' '}
          <LinkButton onClick={() => onChange({ ...line, asIs: line.asIs.filter((other) => other !== language) })}>{t('updates.write-it')}</LinkButton>
        </div>
      ) : null}
      {line.response ? <LineResponse response={line.response} language={language} onChange={(response) => onChange({ ...line, response })} /> : null}
      {linking || line.link ? (
        <LineLink
          link={line.link ?? { url: '', label: '' }}
          onChange={(link) => onChange({ ...line, link })}
          onRemove={() => {
            setLinking(false);
            onChange({ ...line, link: undefined });
          }}
        />
      ) : null}
      {line.attachments ? <LineAttachments attachments={line.attachments} onChange={(attachments) => onChange({ ...line, attachments: attachments.length > 0 ? attachments : undefined })} /> : null}
      {section === 'asks' ? (
        <label className="line-date">
          {t('updates.needed-by')} <input type="date" className="input input-date" value={line.neededBy ?? ''} onChange={(event) => onChange({ ...line, neededBy: event.target.value || undefined })} />
        </label>
      ) : null}
      {line.askedOn === undefined ? null : <p className="subtle small">{t('updates.asked-on', { date: date(line.askedOn) })}</p>}
      <LineFindings lineId={line.id} />
      <div className="line-foot">
        {line.issueIds.map((issueId) => {
          const known = names.get(issueId);
          return known ? <IssueChip key={issueId} id={issueId} {...known} /> : null;
        })}
        {line.versionIds.map((versionId) => {
          const known = names.get(versionId);
          return known ? <MilestoneChip key={versionId} id={versionId} {...known} /> : null;
        })}
        {datable.includes(section) ? <LineDate line={line} given={given} ownRecord={ownRecord} onChange={onChange} /> : null}
        {answerable.includes(section) && !line.response ? (
          <span className={section === 'risks' ? 'line-actions' : 'line-actions line-quiet'}>
            <LinkButton onClick={() => onChange({ ...line, response: { text: {} } })}>{t('updates.add-response')}</LinkButton>
          </span>
        ) : null}
        <span className="line-actions line-quiet">
          {!line.link && !linking ? <LinkButton onClick={() => setLinking(true)}>{t('updates.add-link')}</LinkButton> : null}
          {openFiles && onlyIssueId !== undefined ? (
            <LinkButton onClick={() => openFiles(section, line.id)}>{otherIssueIds.length === 0 && names.get(onlyIssueId) ? t('updates.attach', { key: names.get(onlyIssueId)?.name ?? '' }) : t('updates.attach-of-issues')}</LinkButton>
          ) : null}
          {line.generated && titleOfOnly !== undefined && openTitle ? <LinkButton onClick={() => openTitle(onlyIssueId ?? '')}>{t('updates.title-action')}</LinkButton> : null}
          {line.generated && own !== undefined ? <LinkButton onClick={() => setText(undefined)}>{t('updates.own-words-back')}</LinkButton> : null}
        </span>
      </div>
    </li>
  );
}
