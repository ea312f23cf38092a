import { categoryOf, issueIn } from '../clients/issue';
import { invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import type { Issue } from '../platform/jira/answers';
import type { EndpointName } from '../platform/jira/endpoints';
import { asApp, asUser, type JiraInput } from '../platform/jira/jira';
import { refusalBehind } from '../platform/jira/refusal';
import { changeableFor } from './inbox-record';
import { addIssue, removeIssue } from './issue-index';
import { isGone } from './readers';
import type { StoredFeedback } from './store';

const preferredType = 'relates';

/** Links an issue of the project that the caller sees. */
export async function linkIssue({ id, issueId }: { id: string; issueId: string }, caller: Caller): Promise<void> {
  const { body } = await changeableFor(caller, id);
  if (body.request?.id === issueId) throw invalid('failure.own-request', 'issueId');
  const issue = await issueIn(caller.projectId, issueId, ['status']);
  const linked = await addIssue(caller, id, issue.id, categoryOf(issue.fields?.status?.statusCategory.key));
  await linkInJira(linked, issue.id);
}

/** Also an issue the caller does not see any more, or that is gone. */
export async function unlinkIssue({ id, issueId }: { id: string; issueId: string }, caller: Caller): Promise<void> {
  const { body } = await changeableFor(caller, id);
  if (!(issueId in body.issues)) return;
  const record = await removeIssue(caller, id, issueId);
  const { request, requestGone } = record.body;
  if (!request || requestGone) return;
  const [type, links] = await Promise.all([linkType(), linksBetween(issueId, request.id)]);
  // A link of another kind was made by somebody in Jira, who meant something by it.
  const ours = links.find((link) => link.type.inward === type?.inward && link.type.outward === type.outward);
  if (ours) await asPersonOrApp('removeLink', { path: { link: ours.id } });
}

/** The link between her request and the work, for everybody who looks at either in Jira. Once, however often it is asked for. */
export async function linkInJira({ body: { request, requestGone } }: StoredFeedback, issueId: string): Promise<void> {
  if (!request || requestGone || (await linksBetween(issueId, request.id)).length > 0) return;
  const type = await linkType();
  if (type) await asPersonOrApp('linkIssues', { body: { type: { id: type.id }, inwardIssue: { id: issueId }, outwardIssue: { id: request.id } } });
}

/** None where the issue is gone. */
async function linksBetween(issueId: string, requestId: string) {
  const issue = await asApp()
    .send('issue', { path: { issue: issueId }, query: { fields: 'issuelinks' } })
    .catch((error: unknown): Issue | undefined => {
      if (isGone(error)) return undefined;
      throw error;
    });
  return (issue?.fields?.issuelinks ?? []).filter(({ inwardIssue, outwardIssue }) => (inwardIssue ?? outwardIssue)?.id === requestId);
}

/** Undefined where linking is switched off. */
async function linkType(): Promise<{ id: string; inward: string; outward: string } | undefined> {
  const types = await asApp()
    .send('linkTypes')
    .then(({ issueLinkTypes }) => issueLinkTypes)
    .catch((error: unknown) => {
      if (refusalBehind(error)?.status === 404) return [];
      throw error;
    });
  return types.find(({ name }) => name.toLowerCase() === preferredType) ?? types[0];
}

/** As the person; as the app where she has no licence for the service project, and so does not see her client's request. */
async function asPersonOrApp<Name extends EndpointName>(name: Name, input: JiraInput): Promise<void> {
  try {
    await asUser().send(name, input);
  } catch (error) {
    if (!isGone(error)) throw error;
    await asApp()
      .send(name, input)
      .catch((refused: unknown) => {
        // Deleted meanwhile: then there is nothing to link, and what Candor knows of it stays.
        if (refusalBehind(refused)?.status !== 404) throw refused;
      });
  }
}
