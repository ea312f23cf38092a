import type { IssueSummary } from '../../src/clients/contract';
import { useReader } from '../shared/reader';
import { SearchPicker } from '../shared/SearchPicker';
import { useCall } from './calls';

type Props = { label: string; hint?: string; error?: string; onPick: (issue: IssueSummary) => void };

/** Finds an issue of the project by its key or words of its title. */
export function IssuePicker({ label, hint, error, onPick }: Props) {
  const call = useCall();
  const { t } = useReader();
  return (
    <SearchPicker
      label={label}
      hint={hint}
      error={error}
      searchKey={['issues']}
      search={(text) => call('clients.find-issues', { text })}
      idOf={(issue) => issue.id}
      render={(issue) => (
        <span>
          <span className="issue-key">{issue.key}</span> <bdi>{issue.summary}</bdi>
        </span>
      )}
      onPick={onPick}
      nothing={t('clients.issue-nothing')}
      eager
    />
  );
}
