import { invalid } from '../platform/app-error';
import { refusalBehind } from '../platform/jira/refusal';
import { asUser } from '../platform/jira/jira';
import type { Engagement, ServiceDeskChoice } from './contract';

const mostDesks = 5;
const mostRequestTypes = 100;

/** A site without Jira Service Management, or a desk the caller is no part of, offers nothing. */
function refused(error: unknown): boolean {
  return [400, 401, 403, 404].includes(refusalBehind(error)?.status ?? 0);
}

async function requestTypesOf(serviceDeskId: string): Promise<ServiceDeskChoice['requestTypes']> {
  const page = await asUser().send('requestTypes', { path: { serviceDesk: serviceDeskId }, query: { limit: mostRequestTypes } });
  return page.values.map(({ id, name }) => ({ id, name }));
}

/** One call, and one for each desk offered. */
export async function serviceDeskChoices(): Promise<ServiceDeskChoice[]> {
  const none = (error: unknown) => {
    if (refused(error)) return [];
    throw error;
  };
  const desks = await asUser()
    .send('serviceDesks', { query: { limit: mostDesks } })
    .then(({ values }) => values.slice(0, mostDesks))
    .catch(none);
  const choices = await Promise.all(
    desks.map(async ({ id, projectName }) => ({ serviceDeskId: id, name: projectName, requestTypes: await requestTypesOf(id).catch(none) })),
  );
  return choices.filter(({ requestTypes }) => requestTypes.length > 0);
}

/** Jira confirms that the caller has this desk and its request type. */
export async function checkServiceDesk(serviceDesk: NonNullable<Engagement['serviceDesk']>): Promise<void> {
  const requestTypes = await requestTypesOf(serviceDesk.serviceDeskId).catch((error: unknown) => {
    if (refused(error)) return [];
    throw error;
  });
  if (!requestTypes.some(({ id }) => id === serviceDesk.requestTypeId)) throw invalid('failure.service-desk-needed', 'serviceDesk');
}
