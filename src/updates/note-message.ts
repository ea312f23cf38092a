import type { Engagement, ProjectSettings } from '../clients/contract';
import { engagementFor } from '../clients/engagement';
import { statusWord, titleOf } from '../clients/glossary';
import { issueIn, summaryOf } from '../clients/issue';
import { callerAsPerson } from '../clients/person';
import { readSettings } from '../clients/settings';
import { visibleIssueIds } from '../clients/visibility';
import { wishedForm } from '../clients/wished-length';
import { dateIn } from '../i18n/dates';
import { type Language, languages } from '../i18n/language';
import { messageCatalogues } from '../i18n/message';
import { translate } from '../i18n/translate';
import { blockersOf } from '../ledger/blockers';
import { flaggedField } from '../ledger/flagged-field';
import { stateFields, stateOf } from '../ledger/issue-state';
import { lastUpdate } from '../ledger/snapshot';
import type { IssueFact, Texts, ToldLine } from '../ledger/told';
import { AppError, invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import type { Issue } from '../platform/jira/answers';
import { asApp, asUser } from '../platform/jira/jira';
import { checkOf, findingsIn } from './checks/check';
import { type Checkable, generatedKey, titlesOf } from './checks/checkable';
import { decisionsFrom } from './checks/decisions';
import type { CheckedIssue } from './checks/subject';
import type { NoteText } from './contract';
import { composeNote, type NoteSource } from './message/note';
import { addressed, type PreparedMessage } from './prepared';
import { placeToAnswer } from './site-address';
import { stateInWords } from './state-sentence';

/** A note about one issue as it would leave now. */
export async function prepareNote({ engagementId, issueId, text, overruled = [] }: NoteText, caller: Caller): Promise<PreparedMessage> {
  const engagement = await engagementFor(caller, engagementId);
  const texts: Texts = Object.fromEntries(languages.flatMap((language) => (text[language]?.trim() ? [[language, text[language]]] : [])));
  if (Object.keys(texts).length === 0) throw invalid('failure.required', 'text');
  const flagged = await flaggedField(asApp(), Date.now());
  const [project, settings, issue, visible, last, answer] = await Promise.all([
    asUser().send('project', { path: { project: caller.projectId } }),
    readSettings(caller.projectId),
    issueOf(caller, issueId, flagged),
    visibleIssueIds(engagement, [issueId]),
    lastUpdate(engagementId),
    placeToAnswer(engagement),
  ]);
  if (!visible.has(issueId)) throw invalid(issue.fields?.security ? 'failure.issue-restricted' : 'failure.issue-not-visible', 'issueId');

  const fact = factOf(issue, settings, flagged);
  const words = wordsOf(engagement, settings, issue, fact);
  const source: NoteSource = { projectName: project.name, engagement, text: texts, issue: words, ...answer };
  const line = { section: 'note', issueIds: [fact.id], versionIds: [] };
  const lines: ToldLine[] = [
    { id: 'text', ...line, texts },
    { id: stateLineId, ...line, texts: Object.fromEntries(languages.map((language) => [language, words[language].state])), ...datedBy(fact, engagement) },
  ];
  // It is short for everybody.
  const message = await addressed(engagement, (edition) => composeNote(source, edition), wishedForm);
  return {
    engagement,
    told: {
      kind: 'note',
      engagementId,
      projectId: engagement.projectId,
      clientId: engagement.client.id,
      issues: [fact],
      versions: [],
      lines,
    },
    number: last?.number ?? 0,
    ...message,
    check: async () => {
      const decisions = decisionsFrom(overruled, await callerAsPerson(caller), new Date().toISOString());
      const about = { engagement, settings, lines, languages: [...new Set(message.recipients.map(({ edition }) => edition.language))] };
      return checkOf(await findingsIn(checkableNote(about, checkedIssue(engagement, issue, fact)), decisions), { needed: false, state: 'not-asked' });
    },
    // Asked above, when it was prepared again for the send.
    checkIssues: async () => [],
  };
}

/** Candor writes it. */
const stateLineId = 'state';

function checkableNote(about: Pick<Checkable, 'engagement' | 'settings' | 'lines' | 'languages'>, issue: CheckedIssue): Checkable {
  const generated = new Set(languages.map((language) => generatedKey(stateLineId, language)));
  return { ...about, today: dateIn(Date.now(), about.engagement.timeZone), generated, issues: [issue], milestones: [] };
}

function checkedIssue(engagement: Engagement, issue: Issue, { category, dueOn, blocked }: IssueFact): CheckedIssue {
  const summary = summaryOf(issue);
  const { assignee } = issue.fields ?? {};
  const overdue = category !== 'done' && dueOn !== undefined && dueOn < dateIn(Date.now(), engagement.timeZone);
  return { ...summary, titles: titlesOf(engagement, summary), blocked, overdue, reopened: false, ...(assignee && { assignee: assignee.displayName }), visible: true };
}

async function issueOf({ projectId }: Caller, issueId: string, flagged: string | undefined): Promise<Issue> {
  try {
    return await issueIn(projectId, issueId, ['summary', 'assignee', ...stateFields(flagged)]);
  } catch (error) {
    throw error instanceof AppError && error.code === 'not-found' ? invalid('failure.issue-not-found', 'issueId') : error;
  }
}

function factOf(issue: Issue, settings: ProjectSettings, flagged: string | undefined): IssueFact {
  const blockedBy = blockersOf(issue, settings, flagged)?.links.map(({ key }) => key) ?? [];
  return { id: issue.id, key: issue.key, ...stateOf(issue, settings, flagged), blockedBy, unassigned: !issue.fields?.assignee };
}

function wordsOf(engagement: Engagement, settings: ProjectSettings, issue: Issue, fact: IssueFact): NoteSource['issue'] {
  const summary = issue.fields?.summary ?? '';
  const inLanguage = (language: Language) => ({
    title: titleOf(engagement, { id: fact.id, summary }, language),
    status: fact.blocked ? translate(messageCatalogues[language], language, 'message.note.blocked') : statusWord(engagement, settings, { name: fact.status, category: fact.category }, language),
    state: stateInWords(engagement, settings, fact, summary, language),
  });
  return Object.fromEntries(languages.map((language) => [language, inLanguage(language)])) as NoteSource['issue'];
}

/** The sentence about how it stands names the date the issue is due: that is a promise, like any other date we give. */
function datedBy({ id, dueOn, category }: IssueFact, { timeZone }: Engagement): Pick<ToldLine, 'dated'> {
  if (dueOn === undefined || category === 'done' || dueOn < dateIn(Date.now(), timeZone)) return {};
  return { dated: { kind: 'commitment', on: dueOn, issueIds: [id] } };
}
