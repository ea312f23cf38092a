import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { EngagementDraft } from '../../src/clients/contract';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { useDebounced } from '../shared/use-debounced';
import { useCall } from './calls';

const settlesMilliseconds = 400;

/** When updates would be due, while the plan is being written. */
export function PlannedDates({ draft }: { draft: EngagementDraft }) {
  const call = useCall();
  const { t, dateWithDistance, date } = useReader();
  const { cadence, nextUpdateOn, timeZone, plan } = draft;
  const asked = useDebounced(JSON.stringify({ cadence, nextUpdateOn, timeZone, workingTime: plan.workingTime, sendAt: plan.sendAt }), settlesMilliseconds);
  const dates = useQuery({
    queryKey: ['planned-dates', asked],
    queryFn: () => call('clients.planned-dates', JSON.parse(asked) as Parameters<typeof call<'clients.planned-dates'>>[1]),
    placeholderData: keepPreviousData,
    enabled: nextUpdateOn !== '' && plan.sendAt !== '',
  });
  return (
    <section className="stack-tight planned-dates" aria-live="polite">
      <h4 className="legend">{t('plan.form.next-dates')}</h4>
      {dates.data ? (
        <ol className="stack-tight">
          {dates.data.map(({ on, movedFrom }) => (
            <li key={on}>
              {t('plan.form.planned', { date: dateWithDistance(on), time: plan.sendAt })}
              {movedFrom ? <span className="subtle"> · {t('plan.form.moved', { date: date(movedFrom) })}</span> : null}
            </li>
          ))}
        </ol>
      ) : dates.isLoading ? (
        <LoadingSkeleton lines={5} />
      ) : (
        <p className="subtle">{t('plan.form.dates-missing')}</p>
      )}
    </section>
  );
}
