import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { IssueSummary } from '../../src/clients/contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { showFlag } from '../shared/flag';
import { useReader } from '../shared/reader';
import { useCall } from './calls';
import { IssuePicker } from './IssuePicker';

const choices = ['shown', 'hidden', 'by-rule'] as const;

/** An exception from the rule for one issue; it is saved at once. */
export function SingleIssueChoice({ engagementId }: { engagementId: string }) {
  const call = useCall();
  const { t } = useReader();
  const [issue, setIssue] = useState<IssueSummary>();
  const choose = useMutation({
    mutationFn: ({ id, choice }: { id: string; choice: (typeof choices)[number] }) => call('clients.set-visibility', { engagementId, issueId: id, choice }),
    onSuccess: ({ visible }) => {
      showFlag(t(visible ? 'clients.issue-now-visible' : 'clients.issue-now-hidden', { key: issue?.key ?? '' }));
      setIssue(undefined);
    },
  });
  if (!issue) return <IssuePicker label={t('clients.exception')} hint={t('clients.exception-hint')} onPick={setIssue} />;
  return (
    <div className="card stack-tight">
      <p className="breakable">
        <span className="issue-key">{issue.key}</span> <bdi>{issue.summary}</bdi>
      </p>
      <div className="row">
        {choices.map((choice) => (
          <Button key={choice} isDisabled={choose.isPending} onClick={() => choose.mutate({ id: issue.id, choice })}>
            {t(`clients.exception.${choice}`)}
          </Button>
        ))}
        <Button appearance="subtle" onClick={() => setIssue(undefined)}>
          {t('shared.cancel')}
        </Button>
      </div>
      {choose.isError ? <ErrorPanel error={choose.error} /> : null}
    </div>
  );
}
