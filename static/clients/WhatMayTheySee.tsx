import Button from '@atlaskit/button/default/button';
import { useMutation, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClientsCalls, Engagement, IssueSummary, VisibilityRule } from '../../src/clients/contract';
import { asCallError } from '../shared/call';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { useCall } from './calls';
import type { ClientAnswers } from './client-answers';
import { isWholeRule } from './visibility-rule';
import { VisibilityChoice } from './VisibilityChoice';

type Props = {
  answers: ClientAnswers;
  choices: UseQueryResult<ReturnType<ClientsCalls['clients.visibility-choices']>>;
  onBack: () => void;
  onCreated: (engagement: Engagement) => void;
};

/** The second question; nothing is chosen beforehand. */
export function WhatMayTheySee({ answers, choices, onBack, onCreated }: Props) {
  const call = useCall();
  const { t, failure } = useReader();
  const [rule, setRule] = useState<VisibilityRule>();
  const [chosen, setChosen] = useState<IssueSummary[]>([]);
  const [asked, setAsked] = useState(false);
  const create = useMutation({
    mutationFn: (visibility: VisibilityRule) =>
      call('clients.create-engagement', {
        clientName: answers.clientName.trim(),
        contact: { ...answers.contact, name: answers.contact.name.trim() },
        visibility,
        chosenIssueIds: visibility.kind === 'chosen' ? chosen.map((issue) => issue.id) : undefined,
        serviceDesk: answers.serviceDesk,
        anchorIssueId: answers.anchorIssue?.id,
      }),
    onSuccess: onCreated,
  });
  if (choices.isPending) return <LoadingSkeleton lines={6} />;
  if (choices.isError) return <ErrorPanel error={choices.error} onRetry={() => void choices.refetch()} />;
  const complete = isWholeRule(rule, chosen);
  const refused = create.error ? asCallError(create.error) : undefined;
  const atRule = refused?.field?.startsWith('visibility') || refused?.field?.startsWith('chosenIssueIds');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (rule && complete) create.mutate(rule);
      }}
    >
      <p>{t('clients.what-intro')}</p>
      <VisibilityChoice
        rule={rule}
        chosen={chosen}
        choices={choices.data}
        onChange={setRule}
        onChoose={setChosen}
        error={refused && atRule ? failure(refused) : asked && !complete ? t(rule ? 'clients.what-incomplete' : 'clients.what-missing') : undefined}
      />
      {refused && !atRule ? <ErrorPanel error={refused} /> : null}
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={create.isPending}>
          {t('clients.write-draft')}
        </Button>
        <Button appearance="subtle" onClick={onBack}>
          {t('shared.back')}
        </Button>
      </div>
    </form>
  );
}
