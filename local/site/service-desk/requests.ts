import { isDocument, paragraphs } from '../document';
import type { AdfNode, Issue, RequestType, ServiceDesk, SiteUser } from '../model';
import { createIssue, editIssue } from '../operations/issues';
import type { SiteState } from '../state';
import { canUseDesk, isAgent, isRequest, type CustomerRequest } from './access';
import { invalid, notPermitted } from './errors';

export type RequestInput = {
  desk: ServiceDesk;
  type: RequestType;
  summary: string;
  description?: AdfNode;
  /** The customer it is raised for: the actor when absent. */
  reporter?: SiteUser;
  participants?: SiteUser[];
  /** Whose members see it besides. */
  organizationIds?: string[];
};

/** Files a customer's request. */
export function createRequest(state: SiteState, actor: SiteUser, input: RequestInput, at = state.now()): CustomerRequest {
  const reporter = input.reporter ?? actor;
  const request = {
    serviceDeskId: input.desk.id,
    requestTypeId: input.type.id,
    participantAccountIds: [...new Set((input.participants ?? []).map((user) => user.accountId))].filter((id) => id !== reporter.accountId),
    organizationIds: [...new Set(input.organizationIds ?? [])],
  };
  const issue = createIssue(
    state,
    actor,
    {
      projectId: input.desk.projectId,
      issueTypeId: input.type.issueTypeId,
      summary: input.summary,
      description: input.description ?? null,
      reporterAccountId: reporter.accountId,
      request,
    },
    at,
  );
  return { ...issue, request };
}

/** Reads the body of POST /request, and refuses what the caller may not ask for. */
export function readRequestInput(state: SiteState, caller: SiteUser, body: Record<string, unknown>): RequestInput {
  const desk = state.serviceDesks.get(textIn(body, 'serviceDeskId'));
  if (!desk) throw invalid('There is no such service project.', 'serviceDeskId');
  if (!canUseDesk(state, caller, desk)) throw notPermitted('You cannot raise requests in this service project.');
  const type = state.requestTypes.get(textIn(body, 'requestTypeId'));
  if (type?.serviceDeskId !== desk.id) throw invalid('The service project has no such request type.', 'requestTypeId');

  const agent = isAgent(state, caller, desk);
  const people = { ...(body.raiseOnBehalfOf === undefined ? {} : { reporter: body.raiseOnBehalfOf }), participants: body.requestParticipants };
  if (!agent && people.reporter !== undefined) throw notPermitted('Customers cannot raise requests on behalf of somebody else.');
  if (!agent && people.participants !== undefined) throw notPermitted('Customers cannot set participants.');
  const values = fieldValues(body, type, body.isAdfRequest === true);
  return {
    desk,
    type,
    ...values,
    ...(people.reporter === undefined ? {} : { reporter: customerAt(state, desk, people.reporter) }),
    participants: listOf(people.participants).map((id) => customerAt(state, desk, id)),
  };
}

function fieldValues(body: Record<string, unknown>, type: RequestType, adf: boolean): Pick<RequestInput, 'summary' | 'description'> {
  const given = body.requestFieldValues;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw invalid('requestFieldValues must hold the values of the fields.', 'requestFieldValues');
  const values = given as Record<string, unknown>;
  for (const fieldId of Object.keys(values)) {
    if (!type.fields.some((field) => field.fieldId === fieldId)) throw invalid(`Field '${fieldId}' is not part of this request type.`, fieldId);
  }
  for (const field of type.fields) {
    const value = values[field.fieldId];
    const empty = value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
    if (field.required && empty) throw invalid(`${field.name} is required.`, field.fieldId);
  }
  const { summary, description } = values;
  if (typeof summary !== 'string') throw invalid('The summary must be text.', 'summary');
  if (description === undefined || description === null) return { summary };
  if (adf) {
    if (!isDocument(description)) throw invalid('The description must be an Atlassian Document.', 'description');
    return { summary, description };
  }
  if (typeof description !== 'string') throw invalid('The description must be text.', 'description');
  return { summary, description: paragraphs(description) };
}

/** Somebody who can be concerned by a request of this desk. */
export function customerAt(state: SiteState, desk: ServiceDesk, accountId: unknown): SiteUser {
  const user = typeof accountId === 'string' ? state.users.get(accountId) : undefined;
  if (!user?.active || !canUseDesk(state, user, desk)) throw invalid(`'${String(accountId)}' is no customer of this service project.`, String(accountId));
  return user;
}

function textIn(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw invalid(`'${name}' is required.`, name);
  return value;
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalid('requestParticipants must be a list.', 'requestParticipants');
  return value;
}

export function setParticipants(state: SiteState, actor: SiteUser, issue: CustomerRequest, accountIds: string[], at = state.now()): CustomerRequest {
  return changedRequest(editIssue(state, actor, issue, { request: { participantAccountIds: [...new Set(accountIds)] } }, at));
}

/** Lets the members of organizations see a request: of exactly these. */
export function shareRequest(state: SiteState, actor: SiteUser, issue: CustomerRequest, organizationIds: string[], at = state.now()): CustomerRequest {
  return changedRequest(editIssue(state, actor, issue, { request: { organizationIds: [...new Set(organizationIds)] } }, at));
}

function changedRequest(issue: Issue): CustomerRequest {
  if (!isRequest(issue)) throw new Error(`${issue.key} is no request any more.`);
  return issue;
}
