import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Overruling } from '../../src/updates/check-contract';
import type { Preview, SentUpdate } from '../../src/updates/contract';
import { asCallError } from '../shared/call';
import { openStopsIn } from './check/OpenStops';
import { overrulingActions } from './check/overruling-actions';
import { chosenAmong, type Ticks } from './RecipientChoices';
import { endAttempt, sendAttempt } from './send-attempt';

/** A message is written, then seen as it leaves, then sent. */
export type Stage = 'text' | 'preview' | 'sent';
/** Absent where nothing was overruled. */
export type Passes = { overruled?: Overruling[] };
export type Leaving = Passes & { digest: string; contactIds: string[]; sendId: string };

type Calls<Seen, Answer> = {
  engagementId: string;
  preview: (passes: Passes) => Promise<Seen>;
  onRefused?: (error: unknown) => void;
  send: (leaving: Leaving) => Promise<Answer>;
  /** What left; undefined where nobody was to be told. */
  updateIn: (answer: Answer) => SentUpdate | undefined;
  onSent: (answer: Answer) => void;
};
export type StagedMessage<Seen extends Preview = Preview> = ReturnType<typeof useStagedMessage<Seen, unknown>>;

/** A message without a draft to be kept in: what was ticked and overruled lives as long as its dialog. */
export function useStagedMessage<Seen extends Preview, Answer>({ engagementId, preview: ask, onRefused, send, updateIn, onSent }: Calls<Seen, Answer>) {
  const queries = useQueryClient();
  const [stage, setStage] = useState<Stage>('text');
  const [ticks, setTicks] = useState<Ticks>({});
  const [overruled, setOverruled] = useState<Overruling[]>([]);
  const saying = (passes: Overruling[]): Passes => (passes.length > 0 ? { overruled: passes } : {});

  const preview = useMutation({ mutationFn: (passes: Overruling[]) => ask(saying(passes)), onSuccess: () => setStage('preview'), onError: onRefused });
  const recipients = preview.data?.recipients ?? [];
  const chosen = chosenAmong(recipients, ticks);
  const findings = preview.data?.check.findings ?? [];
  const sending = useMutation({
    mutationFn: (digest: string) => send({ ...saying(overruled), digest, contactIds: chosen.map(({ contactId }) => contactId), sendId: sendAttempt(engagementId, digest) }),
    onSuccess: (answer, digest) => {
      endAttempt(engagementId, digest);
      const update = updateIn(answer);
      if (update) {
        queries.setQueryData(['sent', update.id], update);
        setStage('sent');
      }
      onSent(answer);
    },
  });
  return {
    stage,
    ticks,
    setTicks,
    recipients,
    chosen,
    findings,
    isStopped: openStopsIn(findings).length > 0,
    actions: overrulingActions(overruled, (passes) => {
      setOverruled(passes);
      preview.mutate(passes);
    }),
    seen: preview.data,
    isLooking: preview.isPending,
    refused: preview.error ? asCallError(preview.error) : undefined,
    look: () => preview.mutate(overruled),
    /** The text is another one, or may be sent now. */
    forgetRefusal: () => preview.reset(),
    send: sending.mutate,
    isSending: sending.isPending,
    sendError: sending.error,
    /** Looks again after it could not be sent. */
    lookAgain: () => preview.mutate(overruled, { onSuccess: () => sending.reset() }),
    sent: sending.data === undefined ? undefined : updateIn(sending.data),
    backToText: () => {
      sending.reset();
      setStage('text');
    },
  };
}
