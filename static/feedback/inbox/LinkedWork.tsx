import CrossIcon from '@atlaskit/icon/core/cross';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { FeedbackDetail, FeedbackItem } from '../../../src/feedback/contract';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { IconAction } from '../../shared/IconAction';
import { LinkButton } from '../../shared/LinkButton';
import { Lozenge } from '../../shared/Lozenge';
import { useReader } from '../../shared/reader';
import { useCall } from '../calls';

const CreateIssueDialog = lazy(async () => ({ default: (await import('./CreateIssueDialog')).CreateIssueDialog }));
const LinkIssueDialog = lazy(async () => ({ default: (await import('./LinkIssueDialog')).LinkIssueDialog }));
const MergeDialog = lazy(async () => ({ default: (await import('./MergeDialog')).MergeDialog }));
const looks = { 'to-do': 'default', 'in-progress': 'inprogress', done: 'success' } as const;

type Props = { detail: FeedbackDetail; others: FeedbackItem[]; mayEdit: boolean; onChanged: (detail: FeedbackDetail) => void; onMerged: (detail: FeedbackDetail) => void };

/** The issues made from it or linked to it, and what can become of it. */
export function LinkedWork({ detail, others, mayEdit, onChanged, onMerged }: Props) {
  const call = useCall();
  const { t } = useReader();
  const { item } = detail;
  const [open, setOpen] = useState<'create' | 'link' | 'merge'>();
  const unlink = useMutation({ mutationFn: (issueId: string) => call('feedback.unlink-issue', { id: item.id, issueId }), onSuccess: onChanged });
  const close = () => setOpen(undefined);
  const done = (next: FeedbackDetail) => {
    close();
    onChanged(next);
  };
  return (
    <section className="stack-tight inbox-card" aria-label={t('feedback.work')}>
      <h3 className="legend">{t('feedback.work')}</h3>
      {item.issues.length === 0 ? (
        <p className="subtle">{t('feedback.work.none')}</p>
      ) : (
        <ul className="stack-tight">
          {item.issues.map((issue) => (
            <li key={issue.id} className="row">
              {issue.key === '' ? (
                <span className="subtle">{t('feedback.work.hidden')}</span>
              ) : (
                <>
                  <span className="breakable">
                    <span className="issue-key">{issue.key}</span> <bdi>{issue.summary}</bdi>
                  </span>
                  <Lozenge appearance={looks[issue.category]}>{issue.status}</Lozenge>
                </>
              )}
              {mayEdit ? <IconAction icon={CrossIcon} label={issue.key === '' ? t('feedback.work.unlink-hidden') : t('feedback.work.unlink', { key: issue.key })} disabled={unlink.isPending} onClick={() => unlink.mutate(issue.id)} /> : null}
            </li>
          ))}
        </ul>
      )}
      {unlink.error ? <ErrorPanel error={unlink.error} /> : null}
      {mayEdit ? (
        <p className="inbox-actions">
          <LinkButton onClick={() => setOpen('create')}>{t('feedback.work.create')}</LinkButton>
          <LinkButton onClick={() => setOpen('link')}>{t('feedback.work.link')}</LinkButton>
          <LinkButton onClick={() => setOpen('merge')}>{t('feedback.merge')}</LinkButton>
        </p>
      ) : null}
      <Suspense fallback={null}>
        {open === 'create' ? <CreateIssueDialog item={item} onClose={close} onDone={done} /> : null}
        {open === 'link' ? <LinkIssueDialog item={item} onClose={close} onDone={done} /> : null}
        {open === 'merge' ? (
          <MergeDialog
            item={item}
            others={others}
            onClose={close}
            onDone={(next) => {
              close();
              onMerged(next);
            }}
          />
        ) : null}
      </Suspense>
    </section>
  );
}
