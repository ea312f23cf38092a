import type { Engagement, ServiceDeskChoice } from '../../src/clients/contract';

/** The one there is, when there is only one. */
export function onlyServiceDesk(choices: ServiceDeskChoice[] | undefined): Engagement['serviceDesk'] {
  const [desk] = choices ?? [];
  const [type] = desk?.requestTypes ?? [];
  if (!desk || !type || choices?.length !== 1 || desk.requestTypes.length !== 1) return undefined;
  return { serviceDeskId: desk.serviceDeskId, requestTypeId: type.id, name: desk.name };
}
