import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useState } from 'react';
import { feedbackKinds, severities, type BrokenPart, type FeedbackKind, type RoutingNames, type RoutingRule, type RuleConditions, type RuleResults, type Severity } from '../../../src/feedback/contract';
import { Dialog } from '../../shared/Dialog';
import { useReader } from '../../shared/reader';
import { SelectField } from '../../shared/SelectField';
import { TextField } from '../../shared/TextField';
import { CheckList } from './CheckList';

type Props = { rule: RoutingRule; names: RoutingNames; broken: BrokenPart[]; onKeep: (rule: RoutingRule) => void; onClose: () => void };
const leave = '-';

/** One rule: what must hold, and what is done then. Nothing is saved before the whole set is. */
export function RuleDialog({ rule, names, broken, onKeep, onClose }: Props) {
  const { t } = useReader();
  const [name, setName] = useState(rule.name);
  const [conditions, setConditions] = useState(rule.conditions);
  const [results, setResults] = useState(rule.results);
  const [words, setWords] = useState((rule.conditions.words ?? []).join('\n'));
  const [labels, setLabels] = useState((rule.results.labels ?? []).join(' '));
  const [missing, setMissing] = useState<{ name?: string; results?: string }>({});
  const when = (change: Partial<RuleConditions>) => setConditions({ ...conditions, ...change });
  const then = (change: Partial<RuleResults>) => setResults({ ...results, ...change });
  const options = (list: { id: string; name: string }[]) => list.map(({ id, name: label }) => ({ value: id, label }));
  const people = names.people.map(({ accountId, name: label }) => ({ value: accountId, label }));
  /** What has no name here is deleted, or this reader may not see it. */
  const unnamed = (value: string) => (broken.some((part) => part.value === value) ? t('routing.deleted', { value }) : t('routing.something'));
  /** With what was chosen before, even where it is gone: it must not change by itself. */
  const choice = (list: { value: string; label: string }[], current: string | undefined) => [
    { value: leave, label: t('routing.rule.leave') },
    ...list,
    ...(current !== undefined && !list.some(({ value }) => value === current) ? [{ value: current, label: unnamed(current) }] : []),
  ];
  const chosen = (value: string) => (value === leave ? undefined : value);
  const keep = () => {
    const kept: RoutingRule = {
      id: rule.id,
      name: name.trim(),
      conditions: filled({ ...conditions, words: words.split('\n').map((word) => word.trim()).filter(Boolean) }),
      results: filled({ ...results, labels: labels.split(/\s+/).filter(Boolean) }),
    };
    const wrong = { ...(kept.name === '' && { name: t('failure.required') }), ...(Object.keys(kept.results).length === 0 && { results: t('routing.rule.no-result') }) };
    setMissing(wrong);
    if (Object.keys(wrong).length === 0) onKeep(kept);
  };
  return (
    <Dialog
      title={rule.name === '' ? t('routing.rule.new') : t('routing.rule.heading')}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button appearance="primary" onClick={keep}>
            {t('routing.rule.done')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField label={t('routing.rule.name')} value={name} required error={missing.name} onChange={setName} />
        <Heading size="xsmall" as="h3">
          {t('routing.rule.when')}
        </Heading>
        <CheckList unnamed={unnamed} legend={t('routing.rule.clients')} options={options(names.engagements)} chosen={conditions.engagementIds ?? []} onChange={(engagementIds) => when({ engagementIds })} />
        <CheckList unnamed={unnamed} legend={t('routing.rule.request-types')} options={options(names.requestTypes)} chosen={conditions.requestTypeIds ?? []} onChange={(requestTypeIds) => when({ requestTypeIds })} />
        <CheckList
          unnamed={unnamed}
          legend={t('routing.rule.kinds')}
          options={feedbackKinds.map((value) => ({ value, label: t(`feedback.kind.${value}`) }))}
          chosen={conditions.kinds ?? []}
          onChange={(kinds) => when({ kinds: kinds as FeedbackKind[] })}
        />
        <CheckList
          unnamed={unnamed}
          legend={t('routing.rule.severities')}
          options={severities.map((value) => ({ value, label: t(`feedback.severity.${value}`) }))}
          chosen={conditions.severities ?? []}
          onChange={(chosenSeverities) => when({ severities: chosenSeverities as Severity[] })}
        />
        <CheckList
          unnamed={unnamed}
          legend={t('routing.rule.components')}
          options={names.components.map((component) => ({ value: component, label: component }))}
          chosen={conditions.components ?? []}
          onChange={(components) => when({ components })}
        />
        <TextField label={t('routing.rule.words')} hint={t('routing.rule.words.hint')} value={words} multiline onChange={setWords} />
        <Heading size="xsmall" as="h3">
          {t('routing.rule.then')}
        </Heading>
        <SelectField label={t('routing.rule.project')} value={results.projectId ?? leave} options={choice(options(names.projects), results.projectId)} onChange={(value) => then({ projectId: chosen(value) })} />
        <SelectField label={t('routing.rule.owner')} value={results.ownerAccountId ?? leave} options={choice(people, results.ownerAccountId)} onChange={(value) => then({ ownerAccountId: chosen(value) })} />
        <SelectField
          label={t('routing.rule.kind')}
          value={results.kind ?? leave}
          options={choice(feedbackKinds.map((value) => ({ value, label: t(`feedback.kind.${value}`) })), results.kind)}
          onChange={(value) => then({ kind: chosen(value) as FeedbackKind | undefined })}
        />
        <SelectField
          label={t('routing.rule.priority')}
          value={results.priority ?? leave}
          options={choice(names.priorities.map((value) => ({ value, label: value })), results.priority)}
          onChange={(value) => then({ priority: chosen(value) })}
        />
        <TextField label={t('routing.rule.labels')} hint={t('routing.rule.labels.hint')} value={labels} onChange={setLabels} />
        <CheckList unnamed={unnamed} legend={t('routing.rule.notify')} options={people} chosen={results.notifyAccountIds ?? []} onChange={(notifyAccountIds) => then({ notifyAccountIds })} />
        <p className="field-error" role="alert">
          {missing.results}
        </p>
      </div>
    </Dialog>
  );
}

/** Without what says nothing: an empty list holds for everything, like one left out. */
function filled<Parts extends object>(parts: Parts): Parts {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0))) as Parts;
}
