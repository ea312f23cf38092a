import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoutingNames, RoutingRule, RuleScope, TrialResult } from '../../../src/feedback/contract';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { useReader } from '../../shared/reader';
import { SelectField } from '../../shared/SelectField';
import { TextField } from '../../shared/TextField';
import { call } from './calls';
import { resultsOf } from './rule-sentence';

const any = '-';
const trialId = 'routing-trial';

/** Takes the reader to the text to try. */
export function goToTrial(): void {
  document.querySelector<HTMLElement>(`#${trialId} textarea`)?.focus();
}

/** Tries a text against the rules as they stand on the screen. */
export function TrialBox({ names, edited }: { names: RoutingNames; edited: { scope: RuleScope; rules: RoutingRule[] } | undefined }) {
  const { t } = useReader();
  const [text, setText] = useState('');
  const [engagementId, setEngagementId] = useState(any);
  const [requestTypeId, setRequestTypeId] = useState(any);
  const [missing, setMissing] = useState(false);
  const trial = useMutation({
    mutationFn: () =>
      call('routing.try', { text, ...(engagementId !== any && { engagementId }), ...(requestTypeId !== any && { requestTypeId }), ...(edited && { rules: edited }) }),
  });
  const run = () => {
    setMissing(text.trim() === '');
    if (text.trim() !== '') trial.mutate();
  };
  const options = (label: string, list: { id: string; name: string }[]) => [{ value: any, label }, ...list.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <section className="trial stack-tight" id={trialId}>
      <Heading size="small" as="h3">
        {t('routing.try.title')}
      </Heading>
      <TextField label={t('routing.try.text')} value={text} multiline error={missing ? t('failure.required') : undefined} onChange={setText} />
      <div className="two-columns">
        <SelectField label={t('routing.try.client')} value={engagementId} options={options(t('routing.try.anybody'), names.engagements)} onChange={setEngagementId} />
        <SelectField label={t('routing.try.request-type')} value={requestTypeId} options={options(t('routing.try.any-type'), names.requestTypes)} onChange={setRequestTypeId} />
      </div>
      <div className="row">
        <Button isLoading={trial.isPending} onClick={run}>
          {t('routing.try.run')}
        </Button>
        {edited ? <span className="subtle small">{t('routing.try.unsaved')}</span> : null}
      </div>
      {trial.error ? <ErrorPanel error={trial.error} /> : null}
      {trial.data ? <Outcome result={trial.data} names={names} /> : null}
    </section>
  );
}

function Outcome({ result, names }: { result: TrialResult; names: RoutingNames }) {
  const reader = useReader();
  const { t } = reader;
  const { suggestion, rule, loop, results } = result;
  const kind = t(`feedback.kind.${result.kind}`);
  const quoted = (words: string[]) => words.map((word) => t('routing.word', { word })).join(', ');
  const reasons = (rule?.because ?? []).map((part) => (part === 'words' ? t('routing.because.words', { words: quoted(rule?.words ?? []) }) : t(`routing.because.${part}`)));
  return (
    <div className="stack-tight" role="status">
      <p className="breakable">{suggestion.because.length > 0 ? t('routing.try.kind-because', { kind, words: quoted(suggestion.because) }) : t('routing.try.kind', { kind })}</p>
      {rule === undefined ? <p>{t('routing.try.default')}</p> : null}
      {rule && rule.broken.length > 0 ? <p>{t('routing.try.broken', { name: rule.name })}</p> : null}
      {rule && rule.broken.length === 0 && !loop ? (
        <>
          <p className="breakable">{reasons.length > 0 ? t('routing.try.rule', { name: rule.name, reasons: reasons.join(', ') }) : t('routing.try.rule-always', { name: rule.name })}</p>
          <p className="breakable">{t('routing.try.results', { results: resultsOf({ results }, names, reader) })}</p>
        </>
      ) : null}
      {loop ? <p>{t('routing.try.loop')}</p> : null}
    </div>
  );
}
