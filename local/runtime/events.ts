import type { Clock } from '../clock';
import type { Deliveries } from './deliveries';
import { modulesOf, type Manifest, type Module } from './manifest';

export type ProductEvent = { eventType: string; payload: Record<string, unknown>; atlassianId?: string };
type Filter = { ignoreSelf?: boolean; expression?: string };

/** Puts a product event on its way to the triggers that ask for it. */
export function createProductEvents(manifest: Manifest, clock: Clock, deliveries: Deliveries, appAccountId: string | undefined) {
  const triggers = modulesOf(manifest, 'trigger');
  for (const trigger of triggers) {
    if (filterOf(trigger).expression !== undefined) throw new Error(`The filter expression of the trigger ${trigger.key} is not modelled.`);
  }
  const own = ({ payload, atlassianId }: ProductEvent) =>
    payload.selfGenerated === true || (appAccountId !== undefined && atlassianId === appAccountId);

  return (event: ProductEvent) => {
    for (const trigger of triggers) {
      if (!(trigger.properties.events as string[]).includes(event.eventType)) continue;
      if (filterOf(trigger).ignoreSelf === true && own(event)) continue;
      const { eventType, payload, atlassianId } = event;
      deliveries.add({
        moduleKey: trigger.key,
        event: JSON.stringify({ ...payload, eventType, ...(atlassianId === undefined ? {} : { atlassianId }) }),
        principal: atlassianId ?? null,
        dueAt: clock.now(),
        pushChain: 0,
      });
    }
  };
}

function filterOf(trigger: Module): Filter {
  return (trigger.properties.filter ?? {}) as Filter;
}
