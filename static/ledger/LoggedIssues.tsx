import { useId } from 'react';
import type { StatusCategory } from '../../src/clients/contract';
import type { LoggedIssue } from '../../src/ledger/contract';
import { useReader } from '../shared/reader';
import { SearchPicker } from '../shared/SearchPicker';
import { SelectField } from '../shared/SelectField';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';

export type TickedIssue = LoggedIssue & { ticked: boolean };
const categories: StatusCategory[] = ['to-do', 'in-progress', 'done'];

type Props = { issues: TickedIssue[]; errorAt: (index: number, field: string) => string | undefined; onChange: (issueId: string, next: Partial<TickedIssue>) => void; onAdd: (issueId: string) => void };

/** What was told in the conversation: each issue with its facts now, to be ticked and put right. */
export function LoggedIssues({ issues, errorAt, onChange, onAdd }: Props) {
  const call = useCall();
  const { t } = useReader();
  const legendId = useId();
  const ticked = issues.filter((issue) => issue.ticked);
  return (
    <div className="stack-tight" role="group" aria-labelledby={legendId}>
      <span className="legend" id={legendId}>
        {t('contact-log.told')}
      </span>
      <p className="field-hint">{t('contact-log.told.hint')}</p>
      {issues.map((issue) => (
        <div key={issue.issueId} className="logged-issue">
          <label className="check">
            <input type="checkbox" checked={issue.ticked} aria-label={t('contact-log.told-of', { key: issue.key })} onChange={(event) => onChange(issue.issueId, { ticked: event.target.checked })} />
            <span className="breakable">
              <span className="issue-key">{issue.key}</span> <bdi>{issue.summary}</bdi>
            </span>
          </label>
          {issue.ticked ? (
            <div className="logged-facts">
              <SelectField
                label={t('contact-log.state')}
                value={issue.category}
                options={categories.map((value) => ({ value, label: t(`panel.state.${value}`) }))}
                onChange={(category) => onChange(issue.issueId, { category })}
              />
              <TextField
                type="date"
                label={t('contact-log.due')}
                value={issue.dueOn ?? ''}
                error={errorAt(ticked.indexOf(issue), 'dueOn')}
                onChange={(dueOn) => onChange(issue.issueId, { dueOn: dueOn === '' ? undefined : dueOn })}
              />
              <label className="check">
                <input type="checkbox" checked={issue.blocked} onChange={(event) => onChange(issue.issueId, { blocked: event.target.checked })} /> {t('contact-log.blocked')}
              </label>
            </div>
          ) : null}
          <p className="field-error" role="alert">
            {issue.ticked ? errorAt(ticked.indexOf(issue), 'issueId') : null}
          </p>
        </div>
      ))}
      <SearchPicker
        label={t('contact-log.add-issue')}
        searchKey={['logged-issues']}
        search={(text) => call('clients.find-issues', { text })}
        idOf={({ id }) => id}
        render={({ key, summary }) => (
          <span>
            <span className="issue-key">{key}</span> <bdi>{summary}</bdi>
          </span>
        )}
        onPick={({ id }) => onAdd(id)}
        nothing={t('contact-log.no-issue')}
        eager
      />
    </div>
  );
}
