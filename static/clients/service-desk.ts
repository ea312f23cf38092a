import type { Engagement, ServiceDeskChoice } from '../../src/clients/contract';

/** The one service project there is, when there is only one, with the request type that sounds most like updates. */
export function onlyServiceDesk(choices: ServiceDeskChoice[] | undefined): Engagement['serviceDesk'] {
  const [desk, ...others] = choices ?? [];
  if (!desk || others.length > 0) return undefined;
  const type = desk.requestTypes.find(({ name }) => /update|更新/i.test(name)) ?? desk.requestTypes[0];
  return type && { serviceDeskId: desk.serviceDeskId, requestTypeId: type.id, name: desk.name };
}
