import Button from '@atlaskit/button/default/button';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Delivery, DeliveryProblem, Message, SentUpdate } from '../../src/updates/contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { Lozenge } from '../shared/Lozenge';
import { PersonName } from '../shared/PersonName';
import { useReader } from '../shared/reader';
import { deliveryAppearance } from './appearances';
import { ByHandActions } from './ByHandActions';
import { useCall } from './calls';

type Props = {
  update: SentUpdate;
  delivery: Delivery;
  /** Asked for where it is needed and not at hand. */
  message?: Message;
  email?: string;
  maySend: boolean;
  onChanged: (update: SentUpdate) => void;
  /** Undefined while a resend is under way. */
  onResend: ((how?: { withoutFiles?: true }) => void) | undefined;
};

/** A note has no draft to go back to. */
const problemKey = ({ kind, state }: SentUpdate, problem: DeliveryProblem) => {
  if (state === 'taken-back' && isAboutFile(problem)) return 'updates.withdrawn.attachment' as const;
  return kind !== 'update' && problem === 'issue-not-visible' ? ('updates.note-problem.issue-not-visible' as const) : (`updates.problem.${problem}` as const);
};
const isAboutFile = (problem: DeliveryProblem | undefined) => problem?.startsWith('attachment-') === true;

/** One recipient: how it stands, and what a person can do about it. */
export function DeliveryRow({ update, delivery, message: known, email, maySend, onChanged, onResend }: Props) {
  const call = useCall();
  const { t, moment, languageName } = useReader();
  const input = { updateId: update.id, contactId: delivery.contactId };
  const act = useMutation({
    mutationFn: (action: 'mark-sent' | 'arrived' | 'not-arrived') => (action === 'mark-sent' ? call('updates.mark-sent', input) : call('updates.settle', { ...input, arrived: action === 'arrived' })),
    onSuccess: onChanged,
  });
  const { state, road } = delivery;
  const isByHand = road === 'by-hand' && update.state === 'sent';
  const asked = useQuery({ queryKey: ['message', input], queryFn: () => call('updates.message', input), enabled: isByHand && maySend && known === undefined });
  const message = known ?? asked.data;
  const byHand = isByHand && message;
  // The message says that a person does.
  const toHandOver = maySend && update.state === 'sent' && road !== 'request' ? (message?.attachments ?? []) : [];
  const waitsForPerson = isByHand && state === 'waiting';
  return (
    <li className="stack-tight">
      <div className="row row-apart">
        <PersonName name={delivery.name} />
        <span className="row">
          {update.state === 'taken-back' ? null : (
            <Lozenge appearance={deliveryAppearance[state]}>{t(waitsForPerson ? 'updates.state.waits-for-you' : `updates.state.${state}`)}</Lozenge>
          )}
        </span>
      </div>
      <span className="subtle small">
        {t(`clients.road.${road}`)} · {languageName(delivery.language)}
        {delivery.issueKey ? ` · ${delivery.issueKey}` : ''} · {moment(delivery.changedAt)}
      </span>
      {delivery.waitsUntilAt && update.state === 'sent' ? (
        <p className="subtle small">{t(delivery.waitsFor === 'mails' ? 'updates.waits-for-mails' : 'updates.waits-until', { time: moment(delivery.waitsUntilAt) })}</p>
      ) : null}
      {delivery.problem && state !== 'unknown' ? <p className="danger-text breakable">{t(problemKey(update, delivery.problem), { file: delivery.problemFile ?? t('updates.problem-file') })}</p> : null}
      {state === 'unknown' ? <p>{t('updates.unknown-text')}</p> : null}
      {toHandOver.length > 0 ? <p className="breakable">{t('updates.hand-over', { count: toHandOver.length, names: toHandOver.map(({ name }) => name).join(', ') })}</p> : null}
      {maySend && (byHand || state === 'failed' || state === 'unknown') ? (
        <div className="row">
          {byHand ? <ByHandActions message={message} name={delivery.name} email={email} /> : null}
          {byHand && waitsForPerson ? (
            <Button appearance="primary" spacing="compact" isLoading={act.isPending} onClick={() => act.mutate('mark-sent')}>
              {t('updates.i-sent-it')}
            </Button>
          ) : null}
          {state === 'failed' ? (
            <Button spacing="compact" isDisabled={!onResend} onClick={() => onResend?.()}>
              {t('updates.resend')}
            </Button>
          ) : null}
          {state === 'failed' && isAboutFile(delivery.problem) ? (
            <Button spacing="compact" isDisabled={!onResend} onClick={() => onResend?.({ withoutFiles: true })}>
              {t('updates.without-files')}
            </Button>
          ) : null}
          {state === 'unknown' ? (
            <>
              <Button spacing="compact" isDisabled={act.isPending} onClick={() => act.mutate('arrived')}>
                {t('updates.it-arrived')}
              </Button>
              <Button spacing="compact" isDisabled={act.isPending} onClick={() => act.mutate('not-arrived')}>
                {t('updates.it-did-not-arrive')}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      {act.isError ? <ErrorPanel error={act.error} /> : null}
      {asked.isError ? <ErrorPanel error={asked.error} onRetry={() => void asked.refetch()} /> : null}
    </li>
  );
}
