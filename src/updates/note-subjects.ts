import type { Engagement, ProjectSettings } from '../clients/contract';
import { statusWord, titleOf } from '../clients/glossary';
import { issueIn, summaryOf } from '../clients/issue';
import { readSettings } from '../clients/settings';
import { visibleIssueIds } from '../clients/visibility';
import { dateIn, formatDate } from '../i18n/dates';
import { type Language, languages } from '../i18n/language';
import { messageCatalogues } from '../i18n/message';
import { translate } from '../i18n/translate';
import { goneAmong } from '../ledger/bad-news-gone';
import { blockersOf } from '../ledger/blockers';
import type { BadNewsSubject } from '../ledger/contract';
import { flaggedField } from '../ledger/flagged-field';
import { stateFields, stateOf } from '../ledger/issue-state';
import type { IssueFact, ToldLine, VersionFact } from '../ledger/told';
import { AppError, conflict, invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import type { Issue } from '../platform/jira/answers';
import { asApp, asUser } from '../platform/jira/jira';
import { titlesOf } from './checks/checkable';
import type { CheckedIssue } from './checks/subject';
import type { NoteText } from './contract';
import type { NoteSource } from './message/note';
import { goneInWords, milestoneInWords, stateInWords } from './state-sentence';

/** What a note is about, as Jira has it now: in facts, in words, and as the lines that say how it stands. */
export type NoteSubjects = {
  settings: ProjectSettings;
  issues: { fact: IssueFact; checked: CheckedIssue }[];
  versions: VersionFact[];
  gone: BadNewsSubject[];
  words: NoteSource['subjects'];
  lines: Omit<ToldLine, 'id' | 'section'>[];
};

type About = Pick<NoteText, 'issueId' | 'alsoIssueIds' | 'versionIds' | 'gone'>;

/** Refuses what this client may not be told of, at the field that names it. */
export async function noteSubjects(engagement: Engagement, about: About, caller: Caller): Promise<NoteSubjects> {
  const { issueId, alsoIssueIds = [], versionIds = [], gone: goneSubjects = [] } = about;
  const issueIds = [...new Set([...(issueId === undefined ? [] : [issueId]), ...alsoIssueIds])];
  if (issueIds.length + versionIds.length + goneSubjects.length === 0) throw invalid('failure.required', 'issueId');
  const fieldOf = (id: string) => (id === issueId ? 'issueId' : `alsoIssueIds.${alsoIssueIds.indexOf(id)}`);
  const flagged = await flaggedField(asApp(), Date.now());
  const [settings, issues, visible, versions, gone] = await Promise.all([
    readSettings(caller.projectId),
    Promise.all(issueIds.map((id) => issueOf(caller, id, fieldOf(id), flagged))),
    visibleIssueIds(engagement, issueIds),
    versionsOf(caller, versionIds),
    goneAmong(engagement.id, goneSubjects),
  ]);
  for (const { id, fields } of issues) if (!visible.has(id)) throw invalid(fields?.security ? 'failure.issue-restricted' : 'failure.issue-not-visible', fieldOf(id));
  if (gone.length < new Set(goneSubjects).size) throw conflict('failure.preview-outdated');
  const found = issues.map((issue) => ({ issue, fact: factOf(issue, settings, flagged) }));
  return {
    settings,
    issues: found.map(({ issue, fact }) => ({ fact, checked: checkedIssue(engagement, issue, fact) })),
    versions,
    gone,
    words: [
      ...found.map(({ issue, fact }) => inLanguages((language) => issueWords(engagement, settings, issue, fact, language))),
      ...versions.map((version) => inLanguages((language) => versionWords(engagement, settings, version, language))),
      ...gone.map((subject) => inLanguages((language) => goneWords(engagement, settings, subject, language))),
    ],
    lines: [
      ...found.map(({ fact }) => ({ texts: {}, issueIds: [fact.id], versionIds: [], ...datedBy(fact.category === 'done' ? undefined : fact.dueOn, { issueIds: [fact.id] }, engagement) })),
      ...versions.map(({ id, releaseOn, released }) => ({ texts: {}, issueIds: [], versionIds: [id], ...datedBy(released ? undefined : releaseOn, {}, engagement) })),
      ...gone.map(() => ({ texts: {}, issueIds: [], versionIds: [] })),
    ],
  };
}

const inLanguages = <Words>(of: (language: Language) => Words) => Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<Language, Words>;

async function issueOf({ projectId }: Caller, issueId: string, field: string, flagged: string | undefined): Promise<Issue> {
  try {
    return await issueIn(projectId, issueId, ['summary', 'assignee', ...stateFields(flagged)]);
  } catch (error) {
    throw error instanceof AppError && error.code === 'not-found' ? invalid('failure.issue-not-found', field) : error;
  }
}

async function versionsOf({ projectId }: Caller, versionIds: string[]): Promise<VersionFact[]> {
  if (versionIds.length === 0) return [];
  const versions = await asUser().send('projectVersions', { path: { project: projectId } });
  return versionIds.map((versionId, index) => {
    const version = versions.find(({ id }) => id === versionId);
    if (!version) throw invalid('failure.milestone-not-found', `versionIds.${index}`);
    const { id, name, released, releaseDate } = version;
    return { id, name, ...(releaseDate && { releaseOn: releaseDate }), released };
  });
}

function factOf(issue: Issue, settings: ProjectSettings, flagged: string | undefined): IssueFact {
  const blockedBy = blockersOf(issue, settings, flagged)?.links.map(({ key }) => key) ?? [];
  return { id: issue.id, key: issue.key, ...stateOf(issue, settings, flagged), blockedBy, unassigned: !issue.fields?.assignee };
}

function checkedIssue(engagement: Engagement, issue: Issue, { category, dueOn, blocked }: IssueFact): CheckedIssue {
  const summary = summaryOf(issue);
  const { assignee } = issue.fields ?? {};
  const overdue = category !== 'done' && dueOn !== undefined && dueOn < dateIn(Date.now(), engagement.timeZone);
  return { ...summary, titles: titlesOf(engagement, summary), blocked, overdue, reopened: false, ...(assignee && { assignee: assignee.displayName }), visible: true };
}

function issueWords(engagement: Engagement, settings: ProjectSettings, issue: Issue, fact: IssueFact, language: Language) {
  const summary = issue.fields?.summary ?? '';
  return {
    title: titleOf(engagement, { id: fact.id, summary }, language),
    status: fact.blocked ? translate(messageCatalogues[language], language, 'message.note.blocked') : statusWord(engagement, settings, { name: fact.status, category: fact.category }, language),
    state: stateInWords(engagement, settings, fact, summary, language),
  };
}

function versionWords(engagement: Engagement, settings: ProjectSettings, version: VersionFact, language: Language) {
  const { name, releaseOn, released } = version;
  const today = dateIn(Date.now(), engagement.timeZone);
  const undated = () => translate(messageCatalogues[language], language, released ? 'message.note.released' : 'message.note.undated');
  return { title: name, status: released || releaseOn === undefined ? undated() : formatDate(releaseOn, language, today), state: milestoneInWords(engagement, settings, version, language) };
}

/** Of an issue only her own word for it is still hers to read. */
function goneWords(engagement: Engagement, settings: ProjectSettings, subject: BadNewsSubject, language: Language) {
  const say = (key: 'message.note.gone' | 'message.note.gone-title') => translate(messageCatalogues[language], language, key);
  const title = subject.kind === 'version' ? subject.name : titleOf(engagement, { id: subject.issueId, summary: '' }, language);
  return { title: title || say('message.note.gone-title'), status: say('message.note.gone'), state: goneInWords(engagement, settings, subject, language) };
}

/** The sentence about how it stands names the date it is due: that is a promise, like any other date we give. */
function datedBy(on: string | undefined, about: { issueIds?: string[] }, { timeZone }: Engagement): Pick<ToldLine, 'dated'> {
  if (on === undefined || on < dateIn(Date.now(), timeZone)) return {};
  return { dated: { kind: 'commitment', on, ...about } };
}
