import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Delivery, type DeliveryGroup, deliveryGroupOf, deliveryGroups, type SentUpdate } from '../../src/updates/contract';
import { useCall } from './calls';
import { byGroup } from './delivery-groups';

export const deliveriesInPage = 50;

export type ShownDeliveries = {
  deliveries: Delivery[];
  /** Of the chosen group. */
  all: number;
  group: DeliveryGroup | undefined;
  choose: (group: DeliveryGroup | undefined) => void;
  page: number;
  turnTo: (page: number) => void;
  error: unknown;
  isPending: boolean;
};

/** A page of an update's deliveries: from what is at hand where that is all of them, else asked for. */
export function useDeliveries(update: SentUpdate): ShownDeliveries {
  const call = useCall();
  const isWhole = update.deliveries.length === update.recipients;
  // Of thousands, those that failed are looked for first.
  const [chosen, setChosen] = useState<DeliveryGroup | undefined>(() => (isWhole ? undefined : deliveryGroups.find((group) => group !== 'told' && group !== 'waiting' && update.counts[group] > 0)));
  const [page, setPage] = useState(0);
  // The last one of a group may have left it.
  const group = chosen !== undefined && update.counts[chosen] === 0 ? undefined : chosen;
  const all = group === undefined ? update.recipients : update.counts[group];
  const current = Math.min(page, Math.max(0, Math.ceil(all / deliveriesInPage) - 1));
  const asked = useQuery({
    queryKey: ['deliveries', update.id, group, current, update.counts],
    queryFn: () => call('updates.deliveries', { updateId: update.id, ...(group && { group }), page: current }),
    enabled: !isWhole,
    placeholderData: keepPreviousData,
  });
  const kept = byGroup(update.deliveries).filter((delivery) => group === undefined || deliveryGroupOf(delivery) === group);
  return {
    deliveries: isWhole ? kept.slice(current * deliveriesInPage, (current + 1) * deliveriesInPage) : (asked.data?.deliveries ?? []),
    all,
    group,
    choose: (wanted) => {
      setChosen(wanted);
      setPage(0);
    },
    page: current,
    turnTo: setPage,
    error: asked.error,
    isPending: !isWhole && asked.isPending,
  };
}
