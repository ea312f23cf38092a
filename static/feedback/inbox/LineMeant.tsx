import { useMutation } from '@tanstack/react-query';
import type { FeedbackDetail } from '../../../src/feedback/contract';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { LinkButton } from '../../shared/LinkButton';
import { useReader } from '../../shared/reader';
import { useCall } from '../calls';

type Props = { detail: FeedbackDetail; mayEdit: boolean; onChanged: (next: FeedbackDetail) => void };

const mostSuggested = 3;

/** Which line of an update she means: suggested where her words name one by its number, tied in one click. */
export function LineMeant({ detail, mayEdit, onChanged }: Props) {
  const { t } = useReader();
  const call = useCall();
  const { replyTo, id } = detail.item;
  const { lines } = detail.context;
  const tie = useMutation({ mutationFn: (lineId: string | null) => call('feedback.tie-line', { id, lineId }), onSuccess: onChanged });
  if (!replyTo || !lines) return null;
  const tied = lines.find((line) => line.id === replyTo.line?.id);
  const suggested = tied ? [] : lines.filter(({ named }) => named).slice(0, mostSuggested);
  return (
    <div className="stack-tight inbox-card">
      {tied ? <p className="breakable">{t('feedback.line.about', { number: String(tied.number), update: String(replyTo.number), text: tied.text })}</p> : null}
      {suggested.map((line) => (
        <p key={line.id} className="breakable">
          {t('feedback.line.named', { number: String(line.number), text: line.text })}{' '}
          {mayEdit ? (
            <LinkButton disabled={tie.isPending} onClick={() => tie.mutate(line.id)}>
              {t('feedback.line.tie', { number: String(line.number) })}
            </LinkButton>
          ) : null}
        </p>
      ))}
      {mayEdit ? (
        <label className="row small">
          {t('feedback.line.choose')}
          <select className="input line-meant" disabled={tie.isPending} value={tied?.id ?? ''} onChange={(event) => tie.mutate(event.target.value || null)}>
            <option value="">{t('feedback.line.whole')}</option>
            {lines.map((line) => (
              <option key={line.id} value={line.id}>
                {`${line.number}. ${line.text}`}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {tie.isError ? <ErrorPanel error={tie.error} /> : null}
    </div>
  );
}
