import { fileSize } from '../../src/i18n/file-size';
import { attachmentLimits, type IssueAttachment } from '../../src/updates/attachment-contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { Lozenge } from '../shared/Lozenge';
import { useReader } from '../shared/reader';

type Props = {
  file: IssueAttachment;
  client: string;
  isTaken: boolean;
  /** The message carries as many as it may. */
  isFull: boolean;
  isBusy: boolean;
  error: unknown;
  onMark: (marked: boolean) => void;
  onTake: (wanted: boolean) => void;
};

/** One file: private until it is marked for the client, and only then to be sent. */
export function AttachmentRow({ file, client, isTaken, isFull, isBusy, error, onMark, onTake }: Props) {
  const { t, language, moment } = useReader();
  const { name, size, issueKey, addedAt, marked, obstacle } = file;
  const kind = /\.([^.]{1,8})$/.exec(name)?.[1]?.toUpperCase();
  return (
    <li className="stack-tight" aria-busy={isBusy}>
      <div className="row row-apart">
        <bdi className="breakable">
          <strong>{name}</strong>
        </bdi>
        <Lozenge appearance={marked ? 'success' : 'default'}>{marked ? t('updates.attach-marked', { client }) : t('updates.attach-private')}</Lozenge>
      </div>
      <span className="subtle small">{[kind, fileSize(size, language), issueKey, addedAt === undefined ? undefined : moment(addedAt)].filter(Boolean).join(' · ')}</span>
      {obstacle ? (
        <p className="small">{t(`updates.attach-obstacle.${obstacle}`, { size: fileSize(attachmentLimits.size, language) })}</p>
      ) : (
        <div className="row">
          <label className="check-label">
            <input type="checkbox" checked={marked} disabled={isBusy} aria-label={t('updates.attach-mark-file', { name, client })} onChange={(event) => onMark(event.target.checked)} /> <span>{t('updates.attach-mark', { client })}</span>
          </label>
          <label className="check-label">
            <input type="checkbox" checked={isTaken} disabled={isBusy || (!isTaken && (!marked || isFull))} aria-label={t('updates.attach-take-file', { name })} onChange={(event) => onTake(event.target.checked)} />{' '}
            <span>{t('updates.attach-take')}</span>
          </label>
        </div>
      )}
      {error === undefined ? null : <ErrorPanel error={error} />}
    </li>
  );
}
