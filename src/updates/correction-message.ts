import { createHash } from 'node:crypto';
import type { Engagement, ProjectSettings } from '../clients/contract';
import { engagementFor } from '../clients/engagement';
import { callerAsPerson } from '../clients/person';
import { readSettings } from '../clients/settings';
import { visibleIssueIds } from '../clients/visibility';
import { wishedForm } from '../clients/wished-length';
import { readersLanguages } from '../i18n/readers-languages';
import { dateIn } from '../i18n/dates';
import { languages } from '../i18n/language';
import type { FactsNow } from '../ledger/correction';
import { keepCorrection, knownCorrections, readCorrections } from '../ledger/corrections';
import { type Fact, factsOf, frozenFact } from '../ledger/facts';
import { readHeader } from '../ledger/snapshot';
import { standingSince } from '../ledger/told-now';
import type { Texts, ToldDate, ToldLine } from '../ledger/told';
import { AppError, conflict, invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asApp, asUser } from '../platform/jira/jira';
import { checkOf, findingsIn } from './checks/check';
import { titlesOf } from './checks/checkable';
import { decisionsFrom } from './checks/decisions';
import type { CheckedIssue } from './checks/subject';
import type { CorrectionStart, CorrectionText } from './correction-contract';
import { holdersOf } from './correction-holders';
import { updateFor } from './history';
import { composeCorrection, type CorrectionSource } from './message/correction';
import { addressed, type PreparedMessage } from './prepared';
import { placeToAnswer } from './site-address';
import { stateInWords } from './state-sentence';
import { shownLine, standingAmong } from './sent-lines';
import { isUnderWay, type StoredUpdate } from './update-store';

type Wrong = {
  update: StoredUpdate;
  engagement: Engagement;
  settings: ProjectSettings;
  line: ToldLine;
  /** All of the message. */
  lines: ToldLine[];
  facts: Fact[];
  now: FactsNow;
};

/** A line may name no more. */
const mostIssues = 50;

/** The line with what Jira says now of what it names; of issues the client may no longer be told of nothing is said. */
async function wrongLine(updateId: string, lineId: string, caller: Caller): Promise<Wrong> {
  const update = await updateFor(caller, updateId);
  const [engagement, settings, frozen] = await Promise.all([engagementFor(caller, update.body.engagementId), readSettings(caller.projectId), readHeader(updateId)]);
  const line = frozen?.lines.find(({ id }) => id === lineId);
  if (!frozen || !line) throw notFound();
  if (!isUnderWay(update)) throw conflict('failure.not-sent-yet');
  const visible = line.issueIds.length > 0 ? await visibleIssueIds(engagement, line.issueIds) : new Set<string>();
  const [facts, versions] = await Promise.all([factsOf(asApp(), engagement.projectId, line.issueIds.filter((id) => visible.has(id)).slice(0, mostIssues)), versionsNow(engagement, line)]);
  return { update, engagement, settings, line, lines: frozen.lines, facts, now: { issues: facts.map(frozenFact), versions } };
}

async function versionsNow({ projectId }: Engagement, { versionIds }: ToldLine): Promise<FactsNow['versions']> {
  if (versionIds.length === 0) return [];
  const versions = await asApp().send('projectVersions', { path: { project: projectId } });
  return versions.filter(({ id }) => versionIds.includes(id)).map(({ id, name, released, releaseDate }) => ({ id, name, ...(releaseDate && { releaseOn: releaseDate }), released }));
}

/** What a correction of this line begins with. */
export async function startCorrection({ updateId, lineId }: { updateId: string; lineId: string }, caller: Caller): Promise<CorrectionStart> {
  const wrong = await wrongLine(updateId, lineId, caller);
  const { update, engagement, settings, line, facts, now } = wrong;
  const [found, since] = await Promise.all([holdersOf(update, { updateId, line, lines: wrong.lines }, engagement, now), standingSince(engagement.id, now.issues.map(({ id }) => id))]);
  const on = dateNow(wrong);
  const sentences = (language: (typeof languages)[number]) => facts.map((fact) => stateInWords(engagement, settings, { ...fact, id: fact.issueId }, fact.summary, language)).join(' ');
  const needed = readersLanguages(engagement, engagement.contacts.filter(({ id }) => found.holders.some(({ contactId }) => contactId === id)));
  return {
    line: shownLine(line),
    saidAt: update.body.sentAt,
    languages: needed,
    suggested: {
      text: facts.length > 0 ? Object.fromEntries(needed.map((language) => [language, sentences(language)])) : {},
      sinceOn: dateIn(since ?? update.body.sentAt, engagement.timeZone),
      ...(on !== undefined && { on }),
    },
    dated: line.dated !== undefined,
    ...found,
  };
}

/** The date the line would give now, where it gave one; by when work begins Jira does not say. */
function dateNow({ line, now, engagement }: Wrong): string | undefined {
  if (!line.dated || line.dated.begun) return undefined;
  const about = line.dated.issueIds ?? line.issueIds;
  const dates = [...now.issues.filter(({ id, category }) => about.includes(id) && category !== 'done').map(({ dueOn }) => dueOn), ...now.versions.filter(({ released }) => !released).map(({ releaseOn }) => releaseOn)];
  const latest = dates.flatMap((date) => date ?? []).sort().at(-1);
  return latest !== undefined && latest >= dateIn(Date.now(), engagement.timeZone) ? latest : undefined;
}

/** A correction as it would leave now, for those still holding the line. */
export async function prepareCorrection({ updateId, lineId, text, sinceOn, on, overruled = [] }: CorrectionText, caller: Caller): Promise<PreparedMessage> {
  const wrong = await wrongLine(updateId, lineId, caller);
  const { update, engagement, settings, line, facts, now } = wrong;
  const today = dateIn(Date.now(), engagement.timeZone);
  const texts = wordsOf(text);
  if (Object.keys(texts).length === 0) throw invalid('failure.required', 'text');
  if (sinceOn > today) throw invalid('failure.in-the-future', 'sinceOn');
  const [project, answer, { holders }] = await Promise.all([asUser().send('project', { path: { project: caller.projectId } }), placeToAnswer(engagement), holdersOf(update, { updateId, line, lines: wrong.lines }, engagement, now)]);
  const holding = new Set(holders.map(({ contactId }) => contactId));
  const about = (line.dated?.issueIds ?? line.issueIds).filter((id) => now.issues.some((fact) => fact.id === id));
  const dated: ToldDate | undefined = on === undefined ? undefined : { kind: line.dated?.kind ?? 'commitment', on, ...(line.dated?.begun && { begun: true as const }), issueIds: about };
  const source: CorrectionSource = { projectName: project.name, engagement, said: line, saidAt: update.body.sentAt, text: texts, sinceOn, today, ...(dated && { dated }), ...answer };
  const versionIds = now.versions.map(({ id }) => id);
  const lines: ToldLine[] = [{ id: 'text', section: 'note', texts, issueIds: now.issues.map(({ id }) => id), versionIds, ...(dated && { dated }) }];
  const message = await addressed({ ...engagement, contacts: engagement.contacts.filter(({ id }) => holding.has(id)) }, (edition) => composeCorrection(source, edition), wishedForm);
  const digest = digestOf({ text, sinceOn, on });
  return {
    engagement,
    told: { kind: 'correction', engagementId: engagement.id, projectId: engagement.projectId, clientId: engagement.client.id, issues: now.issues, versions: now.versions, lines, corrects: { updateId, lineId } },
    number: update.body.number,
    ...message,
    check: async () => {
      const decisions = decisionsFrom(overruled, await callerAsPerson(caller), new Date().toISOString());
      const readers = [...new Set(message.recipients.map(({ edition }) => edition.language))];
      const issues = facts.map((fact) => checkedIssue(engagement, fact));
      return checkOf(await findingsIn({ engagement, settings, today, lines, languages: readers, generated: new Set(), issues, milestones: [] }, decisions), { needed: false, state: 'not-asked' });
    },
    checkIssues: async () => [],
    alsoKept: async ({ id, sentAt }) => {
      const known = await knownCorrections(updateId);
      const same = await standingAmong(known?.body.corrections.filter((other) => other.lineId === lineId && other.digest === digest && other.id !== id) ?? []);
      if (same) throw new AppError('conflict', 'failure.already-corrected');
      return [keepCorrection(known, updateId, engagement.id, { id, lineId, digest, sentAt })];
    },
  };
}

const wordsOf = (text: Texts): Texts => Object.fromEntries(languages.flatMap((language) => (text[language]?.trim() ? [[language, text[language].trim()]] : [])));

const digestOf = ({ text, sinceOn, on }: Pick<CorrectionText, 'text' | 'sinceOn' | 'on'>) => createHash('sha256').update(JSON.stringify([languages.map((language) => wordsOf(text)[language] ?? null), sinceOn, on ?? null])).digest('hex');

function checkedIssue(engagement: Engagement, { issueId, key, summary, status, category, dueOn, blocked }: Fact): CheckedIssue {
  const issue = { id: issueId, key, summary, status, category, ...(dueOn !== undefined && { dueOn }) };
  const overdue = category !== 'done' && dueOn !== undefined && dueOn < dateIn(Date.now(), engagement.timeZone);
  return { ...issue, titles: titlesOf(engagement, issue), blocked, overdue, reopened: false, visible: true };
}

/** The same correction of the same line, where it was sent already. */
export async function sameCorrection({ updateId, lineId, text, sinceOn, on }: CorrectionText, caller: Caller): Promise<StoredUpdate | undefined> {
  await updateFor(caller, updateId);
  const digest = digestOf({ text, sinceOn, on });
  return standingAmong((await readCorrections(updateId)).filter((other) => other.lineId === lineId && other.digest === digest));
}
