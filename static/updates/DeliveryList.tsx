import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Overruling } from '../../src/updates/check-contract';
import type { Message, SentUpdate } from '../../src/updates/contract';
import { asCallError } from '../shared/call';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { useCall } from './calls';
import { DeliveryFilter } from './DeliveryFilter';
import { DeliveryRow } from './DeliveryRow';
import { Pager } from './Pager';
import { deliveriesInPage, useDeliveries } from './use-deliveries';

const ResendDialog = lazy(async () => ({ default: (await import('./ResendDialog')).ResendDialog }));

type Props = {
  update: SentUpdate;
  messages: { contactId: string; message: Message }[];
  emails: Map<string, string | undefined>;
  maySend: boolean;
  onChanged: (update: SentUpdate) => void;
};
/** One person, or, without a contact, all that failed. */
type Again = { contactId?: string; withoutFiles?: true };

/** Every recipient, how it stands, and what a person can do about it; what needs her comes first. */
export function DeliveryList({ update, messages, emails, maySend, onChanged }: Props) {
  const call = useCall();
  const { t } = useReader();
  const shown = useDeliveries(update);
  const [stopped, setStopped] = useState<Again>();
  const updateId = update.id;
  const sendAgain = ({ contactId, withoutFiles }: Again, overruled: Overruling[] = []) => {
    const input = { updateId, ...(overruled.length > 0 && { overruled }) };
    return contactId === undefined ? call('updates.resend-failed', input) : call('updates.resend', { ...input, contactId, ...(withoutFiles && { withoutFiles }) });
  };
  const resend = useMutation({
    mutationFn: (again: Again) => sendAgain(again),
    onSuccess: onChanged,
    onError: (error, again) => {
      if (isStoppedBy(error)) setStopped(again);
    },
  });
  const failed = update.counts.failed;
  return (
    <section className="stack" aria-labelledby="deliveries-title">
      <div className="row row-apart">
        <Heading size="medium" as="h3" id="deliveries-title">
          {t('updates.recipients')}
        </Heading>
        {maySend && failed > 1 && update.state === 'sent' ? (
          <Button isLoading={resend.isPending} onClick={() => resend.mutate({})}>
            {t('updates.resend-failed', { count: failed })}
          </Button>
        ) : null}
      </div>
      <DeliveryFilter update={update} chosen={shown.group} onChoose={shown.choose} />
      {shown.isPending ? <LoadingSkeleton lines={8} /> : null}
      {shown.error ? <ErrorPanel error={shown.error} /> : null}
      <ul className="list">
        {shown.deliveries.map((delivery) => (
          <DeliveryRow
            key={delivery.contactId}
            update={update}
            delivery={delivery}
            message={messages.find(({ contactId }) => contactId === delivery.contactId)?.message}
            email={emails.get(delivery.contactId)}
            maySend={maySend}
            onChanged={onChanged}
            onResend={resend.isPending ? undefined : (how) => resend.mutate({ contactId: delivery.contactId, ...how })}
          />
        ))}
      </ul>
      <Pager page={shown.page} inPage={deliveriesInPage} all={shown.all} onPage={shown.turnTo} />
      {resend.isError && !isStoppedBy(resend.error) ? <ErrorPanel error={resend.error} /> : null}
      {stopped ? (
        <Suspense fallback={null}>
          <ResendDialog
            updateId={updateId}
            people={stopped.contactId === undefined ? failed : 1}
            withoutFiles={stopped.withoutFiles}
            resend={(overruled) => sendAgain(stopped, overruled)}
            onSent={(changed) => {
              setStopped(undefined);
              resend.reset();
              onChanged(changed);
            }}
            onClose={() => setStopped(undefined)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

/** Something in it may not be seen any more: a person may overrule that. */
const isStoppedBy = (error: unknown): boolean => asCallError(error).key === 'failure.findings-open';
