import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { VisibilityRule } from '../../src/clients/contract';
import { useReader } from '../shared/reader';
import { useDebounced } from '../shared/use-debounced';
import { useCall } from './calls';

/** How many issues a rule shows, and which. */
export function VisibilityList({ rule }: { rule: VisibilityRule }) {
  const call = useCall();
  const { t, failure, dateWithDistance } = useReader();
  const settled = useDebounced(JSON.stringify(rule), 500);
  const preview = useQuery({
    queryKey: ['preview-visibility', settled],
    queryFn: () => call('clients.preview-visibility', { rule: JSON.parse(settled) as VisibilityRule }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  if (preview.isPending) return <p className="subtle" role="status">{t('clients.counting')}</p>;
  if (preview.isError) return <p className="danger-text breakable" role="alert">{failure(preview.error)}</p>;
  const { count, issues, milestones } = preview.data;
  const ofMilestones = rule.kind === 'milestones';
  return (
    <details className="visibility-list">
      <summary>
        <span role="status">{t(ofMilestones ? 'clients.sees-milestones' : 'clients.sees-issues', { count })}</span>
      </summary>
      <ul className="stack-tight">
        {ofMilestones
          ? milestones.map((milestone) => (
              <li key={milestone.id} className="breakable">
                <bdi>{milestone.name}</bdi>{' '}
                <span className="subtle">
                  {milestone.released ? t('clients.released') : milestone.releaseOn ? dateWithDistance(milestone.releaseOn) : t('clients.no-date')}
                </span>
              </li>
            ))
          : issues.map((issue) => (
              <li key={issue.id} className="breakable">
                <span className="issue-key">{issue.key}</span> <bdi>{issue.summary}</bdi> <span className="subtle">{issue.status}</span>
              </li>
            ))}
        {!ofMilestones && count > issues.length ? <li className="subtle">{t('shared.and-more', { count: count - issues.length })}</li> : null}
      </ul>
    </details>
  );
}
