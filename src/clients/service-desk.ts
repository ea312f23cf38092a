import { invalid } from '../platform/app-error';
import { refusalBehind } from '../platform/jira/refusal';
import { asApp, asUser, type Jira } from '../platform/jira/jira';
import type { ServiceDeskChoice, ServiceDeskPlace } from './contract';

const mostDesks = 5;
const mostRequestTypes = 100;

/** A site without Jira Service Management, or a desk the caller is no part of, offers nothing. */
function refused(error: unknown): boolean {
  return [400, 401, 403, 404].includes(refusalBehind(error)?.status ?? 0);
}

async function requestTypesOf(jira: Jira, serviceDeskId: string): Promise<ServiceDeskChoice['requestTypes']> {
  const page = await jira.send('requestTypes', { path: { serviceDesk: serviceDeskId }, query: { limit: mostRequestTypes } });
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
    desks.map(async ({ id, projectName }) => ({ serviceDeskId: id, name: projectName, requestTypes: await requestTypesOf(asUser(), id).catch(none) })),
  );
  return choices.filter(({ requestTypes }) => requestTypes.length > 0);
}

/** The place with all that belongs to it. Jira confirms that the caller has this desk and its request types. */
export async function checkedServiceDesk(place: ServiceDeskPlace): Promise<ServiceDeskPlace> {
  const found = await lookedUp(asUser(), place);
  const offers = (wanted: string | undefined) => wanted === undefined || found?.requestTypes.some(({ id }) => id === wanted);
  if (!found || !offers(place.requestTypeId) || !offers(place.feedbackRequestTypeId)) throw invalid('failure.service-desk-needed', 'serviceDesk');
  return completed(place, found);
}

/** The same for a place that was checked before Candor kept all of it; as it is where the desk is gone. */
export async function completedServiceDesk(place: ServiceDeskPlace): Promise<ServiceDeskPlace> {
  const found = await lookedUp(asApp(), place);
  return found ? completed(place, found) : place;
}

type Found = { desk: { id: string; projectId: string }; requestTypes: ServiceDeskChoice['requestTypes'] };

/** Two calls. */
async function lookedUp(jira: Jira, { serviceDeskId }: ServiceDeskPlace): Promise<Found | undefined> {
  try {
    const [desk, requestTypes] = await Promise.all([jira.send('serviceDesk', { path: { serviceDesk: serviceDeskId } }), requestTypesOf(jira, serviceDeskId)]);
    return { desk, requestTypes };
  } catch (error) {
    if (refused(error)) return undefined;
    throw error;
  }
}

/** Feedback is kept apart from updates where the desk has a type for it. */
function completed({ requestTypeId, feedbackRequestTypeId, name }: ServiceDeskPlace, { desk, requestTypes }: Found): ServiceDeskPlace {
  const another = requestTypes.find(({ id }) => id !== requestTypeId)?.id ?? requestTypeId;
  return { serviceDeskId: desk.id, requestTypeId, feedbackRequestTypeId: feedbackRequestTypeId ?? another, name, projectId: desk.projectId };
}

/** Whether a page sends back the place it was given; what it leaves out is not changed. */
export function isSamePlace(wanted: ServiceDeskPlace | undefined, current: ServiceDeskPlace | undefined): boolean {
  if (!wanted || !current) return wanted === current;
  const { serviceDeskId, requestTypeId, feedbackRequestTypeId = current.feedbackRequestTypeId, name } = wanted;
  return serviceDeskId === current.serviceDeskId && requestTypeId === current.requestTypeId && feedbackRequestTypeId === current.feedbackRequestTypeId && name === current.name;
}
