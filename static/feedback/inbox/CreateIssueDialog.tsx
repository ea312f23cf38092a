import Button from '@atlaskit/button/default/button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FeedbackDetail, FeedbackItem } from '../../../src/feedback/contract';
import { asCallError } from '../../shared/call';
import { Dialog } from '../../shared/Dialog';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { LoadingSkeleton } from '../../shared/LoadingSkeleton';
import { useReader } from '../../shared/reader';
import { SelectField } from '../../shared/SelectField';
import { TextField } from '../../shared/TextField';
import { useCall } from '../calls';
import { firstWords } from './InboxRow';

type Props = { item: FeedbackItem; onDone: (detail: FeedbackDetail) => void; onClose: () => void };
const none = 'none';

/** Jira's usual names for what is wrong and for work, in both languages; never an epic by itself. */
function likelyType(kind: FeedbackItem['kind'], types: { id: string; name: string }[]) {
  const named = (pattern: RegExp) => types.find(({ name }) => pattern.test(name));
  return (kind === 'problem' ? named(/bug|defect|缺陷|故障/i) : undefined) ?? named(/^(task|任务)$/i) ?? named(/story|故事/i) ?? types.find(({ name }) => !/epic|长篇/i.test(name)) ?? types[0];
}

/** An issue from her words; the request is linked both ways. */
export function CreateIssueDialog({ item, onDone, onClose }: Props) {
  const call = useCall();
  const { t, failure } = useReader();
  const attemptId = useRef(crypto.randomUUID());
  const [summary, setSummary] = useState(firstWords(item.text));
  const [issueTypeId, setIssueTypeId] = useState<string>();
  const [priorityId, setPriorityId] = useState(none);
  const [componentId, setComponentId] = useState(none);
  const choices = useQuery({ queryKey: ['issue-choices'], queryFn: () => call('feedback.issue-choices') });
  const typeId = issueTypeId ?? likelyType(item.kind, choices.data?.issueTypes ?? [])?.id ?? '';
  const make = useMutation({
    mutationFn: () =>
      call('feedback.create-issue', { id: item.id, attemptId: attemptId.current, summary, issueTypeId: typeId, ...(priorityId !== none && { priorityId }), ...(componentId !== none && { componentId }) }),
    onSuccess: onDone,
  });
  const refused = make.error ? asCallError(make.error) : undefined;
  const errorAt = (field: string) => (refused?.field === field ? failure(refused) : undefined);
  const isAtField = ['summary', 'issueTypeId', 'priorityId', 'componentId'].includes(refused?.field ?? '');
  const options = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Dialog
      title={t('feedback.create.heading', { reference: item.reference })}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button appearance="primary" type="submit" form="create-issue" isLoading={make.isPending} isDisabled={!choices.isSuccess}>
            {t('feedback.create.make')}
          </Button>
        </>
      }
    >
      {choices.isPending ? <LoadingSkeleton lines={3} label={t('shared.reading-jira')} /> : null}
      {choices.isError ? <ErrorPanel error={choices.error} onRetry={() => void choices.refetch()} /> : null}
      {choices.isSuccess ? (
        <form
          id="create-issue"
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <TextField label={t('feedback.create.summary')} value={summary} required error={errorAt('summary')} onChange={setSummary} />
          <SelectField label={t('feedback.create.type')} value={typeId} options={options(choices.data.issueTypes)} error={errorAt('issueTypeId')} onChange={setIssueTypeId} />
          {choices.data.priorities.length > 0 ? (
            <SelectField
              label={t('feedback.create.priority')}
              value={priorityId}
              options={[{ value: none, label: t('feedback.create.none') }, ...options(choices.data.priorities)]}
              error={errorAt('priorityId')}
              onChange={setPriorityId}
            />
          ) : null}
          {choices.data.components.length > 0 ? (
            <SelectField
              label={t('feedback.create.component')}
              value={componentId}
              options={[{ value: none, label: t('feedback.create.none') }, ...options(choices.data.components)]}
              error={errorAt('componentId')}
              onChange={setComponentId}
            />
          ) : null}
          <p className="subtle small">{t('feedback.create.quoted')}</p>
          {refused && !isAtField ? <ErrorPanel error={refused} /> : null}
        </form>
      ) : null}
    </Dialog>
  );
}
