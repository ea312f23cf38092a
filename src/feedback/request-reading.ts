import { contactsAmong, type EngagementContact } from '../clients/account-contacts';
import type { EngagementOutline } from '../clients/places';
import type { Issue } from '../platform/jira/answers';
import { asApp } from '../platform/jira/jira';
import { plain } from '../updates/message/plain-text';
import { isUpdateRequest } from '../updates/update-request';
import { documentText } from '../platform/jira/document-text';
import { isGone } from './readers';
import { organizationsField } from './readers-organizations';
import { referencePattern } from './reference';
import { submissionRecords, writerRecords } from './store';
import { type Submission, submissionKey } from './submission';
import { wordsOf } from './words';

/** A customer's request as Jira has it now. */
export type ReadRequest = {
  id: string;
  key: string;
  projectId: string;
  requestTypeId: string;
  summary: string;
  /** Title and description as one. */
  text: string;
  /** Names. */
  components: string[];
  reporter: { accountId: string; displayName: string };
  /** Filed by an app, for her. */
  byApp: boolean;
  createdAt: string;
};

const fields = 'project,summary,description,creator,components,created';

/** Undefined where it is gone, or is an issue no customer filed. Two calls. */
export async function readRequest(issueId: string): Promise<ReadRequest | undefined> {
  const found = await Promise.all([asApp().send('issue', { path: { issue: issueId }, query: { fields } }), asApp().send('request', { path: { request: issueId } })]).catch((error: unknown) => {
    if (isGone(error)) return undefined;
    throw error;
  });
  const [issue, request] = found ?? [];
  if (!issue?.fields?.project || !request) return undefined;
  const { project, summary = '', description, creator, components, created } = issue.fields;
  return {
    id: issue.id,
    key: issue.key,
    projectId: project.id,
    requestTypeId: request.requestTypeId,
    summary,
    text: wordsOf(summary, plain(documentText(description))),
    components: namesIn(components),
    reporter: request.reporter,
    byApp: (creator as { accountType?: unknown } | null | undefined)?.accountType === 'app',
    createdAt: new Date(created ?? request.createdDate?.iso8601 ?? Date.now()).toISOString(),
  };
}

const namesIn = (values: unknown): string[] =>
  (Array.isArray(values) ? (values as unknown[]) : []).flatMap((value) => (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? [value.name] : []));

/** The project an issue is in; undefined where it is gone. One call. */
export async function projectOfIssue(issueId: string): Promise<Pick<Issue, 'key'> & { projectId: string } | undefined> {
  const issue = await asApp()
    .send('issue', { path: { issue: issueId }, query: { fields: 'project' } })
    .catch((error: unknown) => {
      if (isGone(error)) return undefined;
      throw error;
    });
  return issue?.fields?.project && { key: issue.key, projectId: issue.fields.project.id };
}

/** What a request is to us. */
export type RequestRole =
  /** Messages to a contact are comments of it. Without a contact: she has been removed since. */
  | { role: 'updates'; place: EngagementOutline; contact?: EngagementContact }
  | { role: 'submission'; submission: Submission }
  | { role: 'matter'; place: EngagementOutline; contact?: EngagementContact };

/** `desk`: the engagements of its service project, oldest first and at least one. */
export async function roleOf(request: ReadRequest, desk: [EngagementOutline, ...EngagementOutline[]]): Promise<RequestRole> {
  const { id: issueId, summary, reporter } = request;
  const { accountId } = reporter;
  const submission = await submissionOf(request);
  if (submission) return { role: 'submission', submission };
  const hers = await contactsAmong(desk.map(({ id }) => id), accountId);
  const placeOf = ({ engagementId }: EngagementContact) => desk.find(({ id }) => id === engagementId) ?? desk[0];
  for (const contact of hers) {
    if (await isUpdateRequest({ engagementId: contact.engagementId, contactId: contact.contact.id, accountId, issueId, summary })) return { role: 'updates', place: placeOf(contact), contact };
  }
  const updatesOf = desk.find(({ serviceDesk }) => serviceDesk?.requestTypeId === request.requestTypeId);
  if (request.byApp && updatesOf) return { role: 'updates', place: updatesOf };
  const contact = hers.length > 1 ? await meant(hers, desk, request) : hers[0];
  return { role: 'matter', place: contact ? placeOf(contact) : desk[0], ...(contact && { contact }) };
}

/** What the form sent, if this is the request it asked for. */
async function submissionOf({ id, summary, reporter }: ReadRequest): Promise<Submission | undefined> {
  const reference = referencePattern.exec(summary)?.[0];
  if (reference === undefined) return undefined;
  const found = await submissionRecords.get(submissionKey(reporter.accountId, reference));
  if (found?.body.summary !== summary) return undefined;
  return found.body.request === undefined || found.body.request.id === id ? found : undefined;
}

/** Of somebody who is a contact of several clients: the one whose organization the request is shared with, or whom she wrote about last, or the first. */
async function meant(hers: EngagementContact[], desk: EngagementOutline[], { id, reporter }: ReadRequest): Promise<EngagementContact | undefined> {
  const organizations = await organizationsOf(id);
  const clientOf = ({ engagementId }: EngagementContact) => desk.find((engagement) => engagement.id === engagementId)?.client.name.toLowerCase() ?? '';
  const shared = hers.find((contact) => organizations.includes(clientOf(contact)));
  if (shared) return shared;
  const last = (await writerRecords.get(reporter.accountId))?.body.engagementId;
  return hers.find(({ engagementId }) => engagementId === last) ?? hers[0];
}

/** Names in lower case. */
async function organizationsOf(issueId: string): Promise<string[]> {
  const fieldId = await organizationsField();
  if (fieldId === undefined) return [];
  const issue = await asApp().send('issue', { path: { issue: issueId }, query: { fields: fieldId } });
  return namesIn(issue.fields?.[fieldId]).map((name) => name.toLowerCase());
}
