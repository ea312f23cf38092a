import type { CustomerNotification, Project, RequestType, ServiceDesk } from '../model';
import type { SiteState } from '../state';

/** Makes a service project's desk. */
export function createServiceDesk(state: SiteState, project: Project, name = project.name): ServiceDesk {
  return state.serviceDesks.put({ id: state.nextId('servicedesk', 1), projectId: project.id, name });
}

export type RequestTypeInput = Pick<RequestType, 'name' | 'description'> & Partial<Pick<RequestType, 'helpText' | 'fields'>>;

const usualFields: RequestType['fields'] = [
  { fieldId: 'summary', name: 'Summary', description: '', required: true },
  { fieldId: 'description', name: 'Description', description: '', required: false },
];

/** Adds a request type; it files issues of the project's first type. */
export function createRequestType(state: SiteState, desk: ServiceDesk, input: RequestTypeInput): RequestType {
  const project = state.projects.get(desk.projectId);
  return state.requestTypes.put({
    id: state.nextId('requesttype', 1),
    serviceDeskId: desk.id,
    helpText: '',
    issueTypeId: project?.issueTypeIds[0] ?? '',
    groupIds: ['1'],
    fields: usualFields,
    ...input,
  });
}

/** Switches a rule of the desk's customer notifications off, or on again. */
export function setCustomerNotification(state: SiteState, desk: ServiceDesk, rule: CustomerNotification, on: boolean): ServiceDesk {
  const current = state.serviceDesks.get(desk.id) ?? desk;
  const others = (current.switchedOff ?? []).filter((other) => other !== rule);
  return state.serviceDesks.put({ ...current, switchedOff: on ? others : [...others, rule] });
}
