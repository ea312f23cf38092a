import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { AnswerState, Nudge, NudgeChange } from '../../src/updates/nudge-contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LinkButton } from '../shared/LinkButton';
import { useReader } from '../shared/reader';
import { useCall } from './calls';

const NudgeDialog = lazy(async () => ({ default: (await import('./NudgeDialog')).NudgeDialog }));

export type Nudging = {
  engagementId: string;
  /** By issue id. */
  nudges: Record<string, Nudge>;
  onChange: (change: NudgeChange) => void;
  /** Puts her words into the line about the issue. */
  onUse: (issueId: string, text: string) => void;
};

/** Beside an issue of the evidence: a question to whoever works on it, and what she answered. */
export function NudgeState({ issue, nudge, nudging }: { issue: { id: string; key: string }; nudge: Nudge; nudging: Nudging }) {
  const call = useCall();
  const { t, moment } = useReader();
  const { engagementId, onChange, onUse } = nudging;
  const { to, state, question, askedAt, askedBy, answer } = nudge;
  const [asking, setAsking] = useState(false);
  const acted = useRef(false);
  const mark = useRef<HTMLSpanElement>(null);
  // What was pressed is gone then, and the keyboard must not start at the top again.
  useEffect(() => {
    if (acted.current) mark.current?.focus({ preventScroll: true });
    acted.current = false;
  }, [state]);
  const settle = useMutation({
    mutationFn: (settled: AnswerState) => call('updates.settle-answer', { engagementId, issueId: issue.id, state: settled }),
    onSuccess: (change, settled) => {
      acted.current = settled !== 'taken';
      onChange(change);
    },
  });
  const use = () => {
    if (answer) onUse(issue.id, answer.text);
    settle.mutate('taken');
  };
  const said = {
    asked: () => t('nudge.asked-by', { by: askedBy ?? '', name: to, time: askedAt ? moment(askedAt) : '' }),
    answered: () => t('nudge.answered', { name: to, time: answer ? moment(answer.at) : '' }),
    taken: () => t('nudge.taken', { name: to, time: answer ? moment(answer.at) : '' }),
    'set-aside': () => t('nudge.was-set-aside', { name: to }),
    'may-ask': () => undefined,
  }[state]();
  return (
    <div className="nudge small">
      {state === 'may-ask' ? (
        <LinkButton onClick={() => setAsking(true)} label={t('nudge.ask-about', { name: to, key: issue.key })}>
          {t('nudge.ask', { name: to })}
        </LinkButton>
      ) : null}
      <span ref={mark} tabIndex={-1} role="status" className="subtle">
        {said}
      </span>
      {state === 'answered' && answer ? (
        <>
          <blockquote className="nudge-answer breakable">
            <bdi>{answer.text}</bdi>
          </blockquote>
          <p className="subtle">{t('nudge.for-the-team')}</p>
          <span className="row">
            <LinkButton onClick={use} disabled={settle.isPending}>
              {t('nudge.use')}
            </LinkButton>
            <LinkButton onClick={() => settle.mutate('set-aside')} disabled={settle.isPending}>
              {t('nudge.set-aside')}
            </LinkButton>
          </span>
        </>
      ) : null}
      {state === 'set-aside' ? (
        <>
          {' '}
          <LinkButton onClick={() => settle.mutate('answered')} disabled={settle.isPending}>
            {t('nudge.show-again')}
          </LinkButton>
        </>
      ) : null}
      {settle.error ? <ErrorPanel error={settle.error} /> : null}
      {asking && question !== undefined ? (
        <Suspense fallback={null}>
          <NudgeDialog
            engagementId={engagementId}
            issue={issue}
            name={to}
            question={question}
            onAsked={(change) => {
              acted.current = true;
              setAsking(false);
              onChange(change);
            }}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
