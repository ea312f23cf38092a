import Heading from '@atlaskit/heading';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import { useReader } from '../shared/reader';
import { useCall } from './calls';
import { emptyClient, type ClientAnswers } from './client-answers';
import { WhatMayTheySee } from './WhatMayTheySee';
import { WhoIsThisFor } from './WhoIsThisFor';

type Props = { onCreated: (engagement: Engagement) => void; onCancel?: () => void };

/** From nothing to a client who can get an update: two questions. */
export function FirstRun({ onCreated, onCancel }: Props) {
  const call = useCall();
  const { t } = useReader();
  const [answers, setAnswers] = useState<ClientAnswers>(emptyClient);
  const [step, setStep] = useState<'who' | 'what'>('who');
  const choices = useQuery({ queryKey: ['visibility-choices'], queryFn: () => call('clients.visibility-choices') });
  return (
    <section className="stack narrow" aria-labelledby="first-run-title">
      <span className="subtle small">{t('clients.first-run-step', { step: step === 'who' ? 1 : 2 })}</span>
      <Heading size="large" as="h2" id="first-run-title">
        {t(step === 'who' ? 'clients.who-title' : 'clients.what-title', { client: answers.clientName })}
      </Heading>
      {step === 'who' ? (
        <WhoIsThisFor answers={answers} onChange={setAnswers} serviceDesks={choices.data?.serviceDesks} onContinue={() => setStep('what')} onCancel={onCancel} />
      ) : (
        <WhatMayTheySee answers={answers} choices={choices} onBack={() => setStep('who')} onCreated={onCreated} />
      )}
    </section>
  );
}
