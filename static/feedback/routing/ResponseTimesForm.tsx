import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { feedbackKinds, type RoutingView } from '../../../src/feedback/contract';
import { asCallError } from '../../shared/call';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { showFlag } from '../../shared/flag';
import { useReader } from '../../shared/reader';
import { TextField } from '../../shared/TextField';
import { call } from './calls';

/** How long clients wait for an answer, by kind. */
export function ResponseTimesForm({ times, onSaved }: { times: RoutingView['times']; onSaved: (view: RoutingView) => void }) {
  const { t, failure } = useReader();
  const [days, setDays] = useState(() => Object.fromEntries(feedbackKinds.map((kind) => [kind, String(times[kind])])) as Record<(typeof feedbackKinds)[number], string>);
  const save = useMutation({
    mutationFn: () => call('routing.save-times', { revision: times.revision, times: { praise: Number(days.praise), question: Number(days.question), change: Number(days.change), problem: Number(days.problem) } }),
    onSuccess: (view) => {
      showFlag(t('routing.times.saved'));
      onSaved(view);
    },
  });
  const refused = save.error ? asCallError(save.error) : undefined;
  return (
    <section className="stack-tight">
      <Heading size="medium" as="h2">
        {t('routing.times.title')}
      </Heading>
      <p className="subtle">{t('routing.times.intro')}</p>
      <div className="two-columns">
        {feedbackKinds.map((kind) => (
          <TextField
            key={kind}
            type="number"
            label={t('routing.times.days', { kind: t(`feedback.kind.${kind}`) })}
            value={days[kind]}
            error={refused?.field === `times.${kind}` ? failure(refused) : undefined}
            onChange={(value) => setDays({ ...days, [kind]: value })}
          />
        ))}
      </div>
      {refused && !refused.field?.startsWith('times.') ? <ErrorPanel error={refused} /> : null}
      <div>
        <Button appearance="primary" isLoading={save.isPending} onClick={() => save.mutate()}>
          {t('routing.times.save')}
        </Button>
      </div>
    </section>
  );
}
