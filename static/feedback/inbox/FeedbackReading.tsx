import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ProjectView } from '../../../src/clients/contract';
import type { FeedbackDetail, FeedbackItem } from '../../../src/feedback/contract';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { LinkButton } from '../../shared/LinkButton';
import { LoadingSkeleton } from '../../shared/LoadingSkeleton';
import { useReader } from '../../shared/reader';
import { useCall } from '../calls';
import { AnswerBox } from './AnswerBox';
import { Context } from './Context';
import { Conversation } from './Conversation';
import { DisputeNotice } from './DisputeNotice';
import { FeedbackHeader } from './FeedbackHeader';
import { LineMeant } from './LineMeant';
import { LinkedWork } from './LinkedWork';
import { LoopBanner } from './LoopBanner';

type Props = {
  id: string;
  view: ProjectView;
  others: FeedbackItem[];
  go: (path: string) => void;
  onChanged: (item: FeedbackItem) => void;
  /** The list may hold other things now. */
  onMoved: () => void;
};

/** One piece of feedback: her words large, what she knows beside them, the conversation and the answer below. */
export function FeedbackReading({ id, view, others, go, onChanged, onMoved }: Props) {
  const call = useCall();
  const { t } = useReader();
  const queries = useQueryClient();
  const key = ['feedback', id];
  const detail = useQuery({ queryKey: key, queryFn: () => call('feedback.read', { id }), staleTime: 0 });
  const item = detail.data?.item;
  // Reading it marks it read in the list beside.
  useEffect(() => {
    if (item) onChanged(item);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for what was read
  }, [item]);
  const keep = (next: FeedbackDetail) => {
    queries.setQueryData(key, next);
    onMoved();
  };
  const keepItem = (next: FeedbackItem) => {
    queries.setQueryData<FeedbackDetail>(key, (known) => known && { ...known, item: next });
    onMoved();
  };
  const back = (
    <p className="inbox-back">
      <LinkButton onClick={() => go('/feedback')}>{t('feedback.back')}</LinkButton>
    </p>
  );
  if (detail.isPending) {
    return (
      <>
        {back}
        <LoadingSkeleton lines={6} label={t('shared.reading-jira')} />
      </>
    );
  }
  if (detail.isError) {
    return (
      <>
        {back}
        <ErrorPanel error={detail.error} onRetry={() => void detail.refetch()} />
      </>
    );
  }
  const { may } = view;
  const merged = (next: FeedbackDetail) => {
    onMoved();
    go(`/feedback/${next.item.id}`);
  };
  return (
    <article className="stack">
      {back}
      <FeedbackHeader item={detail.data.item} me={view.me} mayEdit={may.edit} onChanged={keepItem} onConflict={() => void detail.refetch()} />
      <blockquote className="inbox-her-words" dir="auto" lang={detail.data.item.language}>
        {detail.data.item.text}
      </blockquote>
      {detail.data.item.dispute ? <DisputeNotice dispute={detail.data.item.dispute} client={detail.data.item.client?.name ?? ''} isOpen={detail.data.item.state !== 'closed'} onOpen={() => go(`/clients/${detail.data.item.engagementId ?? ''}/court`)} /> : null}
      <LineMeant detail={detail.data} mayEdit={may.edit} onChanged={keep} />
      {detail.data.loop ? <LoopBanner detail={detail.data} loop={detail.data.loop} maySend={may.send} mayEdit={may.edit} onChanged={keep} /> : null}
      <div className="inbox-beside">
        <Context detail={detail.data} onOpen={(other) => go(`/feedback/${other}`)} onOpenUpdate={(updateId) => go(`/updates/sent/${updateId}`)} />
        <LinkedWork detail={detail.data} others={others} mayEdit={may.edit} onChanged={keep} onMerged={merged} />
      </div>
      <Conversation entries={detail.data.conversation} />
      {may.edit ? <AnswerBox detail={detail.data} maySend={may.send} onAnswered={keep} /> : null}
    </article>
  );
}
