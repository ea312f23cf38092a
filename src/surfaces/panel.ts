import { hasLeft } from '../clients/account-contacts';
import type { Contact, VisibilityRule } from '../clients/contract';
import { contactsIn, engagementIdsIn, maySendOr, ruleShows, settingsIn, titlesIn, wantsContactLinks, wantsContacts, wantsEngagementIds, wantsEngagements, wantsSettings, wantsTitles } from '../clients/glance';
import { issueIn, summaryFields, summaryOf } from '../clients/issue';
import { refuseContacts } from '../clients/team';
import { choicesIn } from '../clients/visibility';
import { glanceWish, issueFeedbackWish, requestGlance, requestWish, shownGlances } from '../feedback/glance';
import { untoldNow, wantsUntold } from '../ledger/bad-news-now';
import { wantsFlaggedField } from '../ledger/flagged-field';
import { doneFields } from '../ledger/done-spans';
import { stateFields } from '../ledger/issue-state';
import { promisesNow } from '../ledger/promise-view';
import { wantsThreads } from '../ledger/promise-settling';
import { toldNow, wantsTold } from '../ledger/told-now';
import type { Caller } from '../platform/caller';
import type { Issue } from '../platform/jira/answers';
import { asUser } from '../platform/jira/jira';
import { readTogether } from '../platform/storage/batch';
import type { PanelClient, PanelView } from './contract';

const contactsShown = 20;
const promisesShown = 5;

/**
 * Two calls to Jira with the one that asks who the caller is, and one more where only Jira can tell what a filter shows or who may
 * send, or where the issue is a customer's request. Three requests to storage, as long as each is for no more than 25 records.
 */
export async function openPanel({ issueId }: { issueId: string }, caller: Caller): Promise<PanelView> {
  const { projectId, permissions } = caller;
  const project = await readTogether({ ids: wantsEngagementIds(projectId), settings: wantsSettings(projectId), flagged: wantsFlaggedField(), feedback: issueFeedbackWish(issueId), request: requestWish(issueId) });
  const settings = settingsIn(project.settings);
  const flaggedFieldId = project.flagged[0]?.body.fieldId;
  const engagementIds = engagementIdsIn(project.ids);
  const [issue, { engagements, titles, told, promised, own }] = await Promise.all([
    issueIn(projectId, issueId, ['issuetype', 'labels', ...summaryFields, ...stateFields(flaggedFieldId), ...doneFields]),
    readTogether({
      engagements: wantsEngagements(engagementIds),
      titles: wantsTitles(engagementIds),
      told: wantsTold(engagementIds, issueId),
      promised: wantsThreads(engagementIds, issueId),
      own: wantsContactLinks(engagementIds, caller.accountId),
    }),
  ]);
  refuseContacts(own, caller);
  const send = maySendOr(settings, caller);
  const filters = engagements.flatMap(({ body }) => (body.visibility.kind === 'jql' ? [body.visibility.jql] : []));
  const [matched, { contacts, feedback, untold }, request] = await Promise.all([
    matching(issue, [...filters, ...(typeof send === 'boolean' ? [] : [send.clause])]),
    readTogether({ contacts: wantsContacts(engagements, contactsShown), feedback: glanceWish(project.feedback), untold: wantsUntold(told.map(({ body }) => body.engagementId), issueId) }),
    requestGlance(project.request, caller),
  ]);
  const see = (rule: VisibilityRule) => ruleShows(rule, issue) ?? (rule.kind === 'jql' && matched.has(rule.jql));
  const clients = engagements.map(({ id, body }): PanelClient => {
    const record = told.find((found) => found.body.engagementId === id);
    const thread = promised.find((found) => found.body.engagementId === id);
    const news = untold.find((found) => found.body.engagementId === id);
    return {
      engagementId: id,
      client: body.client,
      language: body.language,
      ...visibilityOf(issue, id, see(body.visibility)),
      ...peopleOf(contactsIn(contacts, id), body.contactIds.length),
      title: titlesIn(titles, id, issue.id),
      ...(record && toldNow(record.body, { issue, settings, flaggedFieldId }, body.timeZone)),
      promises: thread ? promisesNow(thread.body, issue, { timeZone: body.timeZone, days: body.plan.workingTime }).slice(0, promisesShown) : [],
      untold: news ? untoldNow(news.body, { issue, projectId, settings, flaggedFieldId }, body) : [],
    };
  });
  const may = { edit: permissions.has('EDIT_ISSUES'), send: typeof send === 'boolean' ? send : matched.has(send.clause), administer: permissions.has('ADMINISTER_PROJECTS') };
  const named = engagements.map(({ id, body }) => ({ id, client: body.client }));
  return { issue: summaryOf(issue), restricted: isRestricted(issue), may, clients, feedback: shownGlances(feedback, projectId, named), ...(request && { request }) };
}

const isRestricted = ({ fields }: Issue) => Boolean(fields?.security);

function visibilityOf(issue: Issue, engagementId: string, byRule: boolean): Pick<PanelClient, 'visible' | 'choice'> {
  const { shown, hidden } = choicesIn(issue);
  const choice = hidden.includes(engagementId) ? 'hidden' : shown.includes(engagementId) ? 'shown' : 'by-rule';
  return { visible: !isRestricted(issue) && choice !== 'hidden' && (choice === 'shown' || byRule), choice };
}

/** Of the people read here, those who have left see nothing any more. */
function peopleOf(read: Contact[], contactCount: number): Pick<PanelClient, 'contacts' | 'contactCount'> {
  const contacts = read.filter((contact) => !hasLeft(contact));
  return { contacts: contacts.map(({ id, name, language }) => ({ id, name, language })), contactCount: contactCount - (read.length - contacts.length) };
}

/** Which of these clauses the issue answers for the caller. One that Jira no longer understands shows nothing. */
async function matching({ id }: Issue, clauses: string[]): Promise<Set<string>> {
  const jqls = [...new Set(clauses)];
  if (jqls.length === 0) return new Set();
  const { matches } = await asUser().send('matchJql', { body: { jqls, issueIds: [Number(id)] } });
  return new Set(jqls.filter((_, index) => matches[index]?.matchedIssues.includes(Number(id))));
}
