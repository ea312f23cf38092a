import { useId, useState, type ReactNode } from 'react';
import CrossIcon from '@atlaskit/icon/core/cross';
import type { ClientsCalls, IssueSummary, VisibilityRule } from '../../src/clients/contract';
import { AutoTextArea } from '../shared/AutoTextArea';
import { Field } from '../shared/Field';
import { IconAction } from '../shared/IconAction';
import { LinkButton } from '../shared/LinkButton';
import { useReader } from '../shared/reader';
import { IssuePicker } from './IssuePicker';
import { VisibilityList } from './VisibilityList';

type Choices = ReturnType<ClientsCalls['clients.visibility-choices']>;
type Props = {
  rule: VisibilityRule | undefined;
  chosen: IssueSummary[];
  choices: Choices;
  onChange: (rule: VisibilityRule) => void;
  onChoose: (issues: IssueSummary[]) => void;
  error?: string;
  disabled?: boolean;
  /** Issues are chosen one by one elsewhere. */
  withoutChosen?: boolean;
};

/** What a client may see, asked without JQL; JQL under "More". */
export function VisibilityChoice({ rule, chosen, choices, onChange, onChoose, error, disabled = false, withoutChosen = false }: Props) {
  const { t, number } = useReader();
  const [more, setMore] = useState(rule?.kind === 'jql');
  const name = useId();
  const option = (kind: VisibilityRule['kind'], label: string, count: ReactNode, start: VisibilityRule, body?: ReactNode) => (
    <div className={rule?.kind === kind ? 'choice choice-selected' : 'choice'}>
      <input id={`${name}-${kind}`} type="radio" name={name} disabled={disabled} checked={rule?.kind === kind} onChange={() => onChange(start)} />
      <label htmlFor={`${name}-${kind}`}>{label}</label>
      <span className="subtle">{count}</span>
      {rule?.kind === kind && body ? <div className="choice-more stack-tight">{body}</div> : null}
    </div>
  );
  const labels = rule?.kind === 'labels' ? rule.labels : [];
  return (
    <fieldset className="choices" aria-describedby={`${name}-error`} disabled={disabled}>
      <legend className="visually-hidden">{t('clients.visibility')}</legend>
      {option('milestones', t('clients.see-milestones'), number(choices.milestones.length), { kind: 'milestones' }, <VisibilityList rule={{ kind: 'milestones' }} />)}
      {option(
        'labels',
        t('clients.see-labels'),
        choices.labels.length === 0 ? t('clients.see-labels-none') : t('clients.see-labels-count', { count: choices.labels.length }),
        { kind: 'labels', labels: [] },
        <>
          <ul className="row" aria-label={t('clients.see-labels')}>
            {choices.labels.map((label) => (
              <li key={label.name} className="check">
                <input
                  id={`${name}-label-${label.name}`}
                  type="checkbox"
                  checked={labels.includes(label.name)}
                  onChange={(event) => onChange({ kind: 'labels', labels: event.target.checked ? [...labels, label.name] : labels.filter((other) => other !== label.name) })}
                />
                <label htmlFor={`${name}-label-${label.name}`}>
                  <bdi>{label.name}</bdi> <span className="subtle">{number(label.count)}</span>
                </label>
              </li>
            ))}
          </ul>
          {labels.length > 0 ? <VisibilityList rule={{ kind: 'labels', labels }} /> : null}
        </>,
      )}
      {option('all', t('clients.see-all'), number(choices.allCount), { kind: 'all' }, <VisibilityList rule={{ kind: 'all' }} />)}
      {option(
        'chosen',
        t('clients.see-chosen'),
        withoutChosen ? null : number(chosen.length),
        { kind: 'chosen' },
        withoutChosen ? (
          <p className="subtle">{t('clients.see-chosen-later')}</p>
        ) : (
          <>
            <IssuePicker
              label={t('clients.add-issue')}
              onPick={(issue) => onChoose(chosen.some((other) => other.id === issue.id) ? chosen : [...chosen, issue])}
            />
            <ul className="stack-tight">
              {chosen.map((issue) => (
                <li key={issue.id} className="row row-apart">
                  <span className="breakable">
                    <span className="issue-key">{issue.key}</span> <bdi>{issue.summary}</bdi>
                  </span>
                  <IconAction icon={CrossIcon} label={t('clients.remove-issue', { key: issue.key })} onClick={() => onChoose(chosen.filter((other) => other.id !== issue.id))} />
                </li>
              ))}
            </ul>
          </>
        ),
      )}
      {more ? (
        option(
          'jql',
          t('clients.see-jql'),
          null,
          { kind: 'jql', jql: '' },
          <>
            <Field label={t('clients.jql')} hint={t('clients.jql-hint')}>
              {(input) => (
                <AutoTextArea {...input} dir="ltr" spellCheck={false} value={rule?.kind === 'jql' ? rule.jql : ''} onChange={(jql) => onChange({ kind: 'jql', jql })} />
              )}
            </Field>
            {rule?.kind === 'jql' && rule.jql.trim() ? <VisibilityList rule={rule} /> : null}
          </>,
        )
      ) : (
        <div>
          <LinkButton onClick={() => setMore(true)} disabled={disabled}>
            {t('shared.more')}
          </LinkButton>
        </div>
      )}
      <div id={`${name}-error`} className="field-error" aria-live="polite">
        {error}
      </div>
    </fieldset>
  );
}
