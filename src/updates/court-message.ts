import type { Engagement } from '../clients/contract';
import { engagementFor } from '../clients/engagement';
import { callerAsPerson } from '../clients/person';
import { readSettings } from '../clients/settings';
import { visibleIssueIds } from '../clients/visibility';
import { readersLanguages } from '../i18n/readers-languages';
import { dateIn } from '../i18n/dates';
import { type Language, languages } from '../i18n/language';
import type { SharedCourt } from '../ledger/contract';
import { agreedDays, type AgreedOn } from '../ledger/court-agreements';
import { openDisputes, type StoredDispute } from '../ledger/court-disputes';
import { courtFor } from '../ledger/court-page';
import { keepVersion, knownVersions, neutralCourt } from '../ledger/court-versions';
import { lastUpdate } from '../ledger/snapshot';
import type { Texts, ToldLine } from '../ledger/told';
import { conflict, invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { checkOf, findingsIn } from './checks/check';
import { generatedKey } from './checks/checkable';
import { decisionsFrom } from './checks/decisions';
import type { CourtSettlement, CourtText } from './court-contract';
import { composeCourt, type Settled } from './message/court';
import { addressed, type PreparedMessage } from './prepared';
import { versionsNotTakenBack } from './shared-court';
import { placeToAnswer } from './site-address';

type PreparedCourt = PreparedMessage & { page: SharedCourt; left: number };
const wordsLine = 'words';

/** The page as it would be shared now, and the messages that announce it. Of issues the client may not see nothing is in it. */
export async function prepareCourt({ engagementId, words, accepts, overruled = [] }: CourtText, caller: Caller): Promise<PreparedCourt> {
  const engagement = await engagementFor(caller, engagementId);
  const today = dateIn(Date.now(), engagement.timeZone);
  const typed: Texts = Object.fromEntries(languages.flatMap((language) => (words[language]?.trim() ? [[language, words[language].trim()]] : [])));
  const disputed = await openDisputes(engagementId, accepts.map(({ disputeId }) => disputeId));
  const settling = accepts.map((settlement, index) => settledBy(settlement, disputed[index], index));
  const [project, settings, last, answer, known, court] = await Promise.all([
    asUser().send('project', { path: { project: caller.projectId } }),
    readSettings(caller.projectId),
    lastUpdate(engagementId),
    placeToAnswer(engagement),
    knownVersions(engagementId),
    agreedDays(engagementId).then((agreed) => courtFor(engagement, [...agreed, ...settling.map(({ agreed: one }) => one)])),
  ]);
  const visible = await visibleIssueIds(engagement, court.subjects.flatMap(({ subject }) => (subject.kind === 'issue' ? subject.issueId : [])));
  const { left, keys, issueIds, ...shown } = neutralCourt(court, (id) => visible.has(id));
  if (shown.subjects.length === 0) throw invalid('failure.nothing-late', 'engagementId');
  const version = ((await versionsNotTakenBack(known?.body.versions ?? [])).at(-1)?.version ?? 0) + 1;
  const page = { version, client: engagement.client.name, until: today, words: typed, ...shown };
  const lines = linesOf(page, issueIds);
  const source = { projectName: project.name, engagement, page, settled: settling.filter(({ agreed: { subject } }) => keys.includes(subject)).map(({ told }) => told), today, ...answer };
  const message = await addressed(engagement, (edition) => composeCourt(source, edition), () => 'full');
  return {
    engagement,
    page: { ...page, sharedAt: new Date().toISOString() },
    left,
    told: { kind: 'note', engagementId, projectId: engagement.projectId, clientId: engagement.client.id, issues: [], versions: [], lines },
    number: last?.number ?? 0,
    ...message,
    check: async () => {
      const decisions = decisionsFrom(overruled, await callerAsPerson(caller), new Date().toISOString());
      const readers = readersOf(engagement, message);
      const generated = new Set(lines.filter(({ id }) => id !== wordsLine).flatMap(({ id }) => languages.map((language) => generatedKey(id, language))));
      // What was promised once is not what is so now: only what a person says of it is read as a claim, and she names no issue.
      const checked = lines.map((line) => ({ ...line, issueIds: [] }));
      return checkOf(await findingsIn({ engagement, settings, today, lines: checked, languages: readers, generated, issues: [], milestones: [] }, decisions), { needed: false, state: 'not-asked' });
    },
    // Asked above, when it was prepared again for the send.
    checkIssues: async () => [],
    alsoKept: async ({ id, sentAt, sentBy }) =>
      keepVersion(known, engagementId, id, { ...page, sharedAt: sentAt, sharedBy: sentBy, keys, accepts: settling.map(({ agreed }) => agreed) }),
  };
}

function readersOf(engagement: Engagement, { recipients }: Pick<PreparedMessage, 'recipients'>): Language[] {
  // The portal shows it to everybody there is, in her language.
  return readersLanguages(engagement, [...engagement.contacts, ...recipients.map(({ edition }) => edition)]);
}

/** All that stands in it and was typed by somebody, once. */
function linesOf({ words, subjects }: Pick<SharedCourt, 'words' | 'subjects'>, issueIds: string[][]): ToldLine[] {
  const line = { section: 'note', issueIds: [], versionIds: [] };
  const asks = [...new Map(subjects.flatMap(({ intervals }) => intervals.flatMap((interval) => interval.asks)).map((texts) => [JSON.stringify(texts), texts])).values()];
  return [
    ...(Object.keys(words).length > 0 ? [{ ...line, id: wordsLine, texts: words }] : []),
    ...subjects.map((subject, index) => ({ ...line, id: `subject-${index + 1}`, texts: subject.words, issueIds: issueIds[index] ?? [] })),
    ...asks.map((texts, index) => ({ ...line, id: `ask-${index + 1}`, texts })),
  ];
}

function settledBy({ disputeId, party, from, to }: CourtSettlement, dispute: StoredDispute | undefined, index: number): { agreed: AgreedOn; told: Settled } {
  if (!dispute) throw conflict('failure.dispute-answered');
  const { subject, about, side, party: before, ...interval } = dispute.body;
  if (from > to || from < interval.from || to > interval.to) throw invalid('failure.outside-interval', `accepts.${index}.from`);
  if (party === before) throw invalid('failure.same-party', `accepts.${index}.party`);
  return { agreed: { disputeId, subject, party, from, to }, told: { about, from, to, before, party, side } };
}
