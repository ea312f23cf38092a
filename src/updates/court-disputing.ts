import { engagementFor } from '../clients/engagement';
import type { Engagement } from '../clients/contract';
import { callerAsPerson } from '../clients/person';
import { readSettings } from '../clients/settings';
import { dateIn } from '../i18n/dates';
import { intervalIn, keepDispute, type StoredDispute } from '../ledger/court-disputes';
import { AppError, conflict, invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { blockersAmong, findingsIn } from './checks/check';
import type { CourtCalls, CourtShared } from './court-contract';
import { readShared, sharedCourt } from './shared-court';

type Disputing = Pick<Parameters<CourtCalls['updates.dispute-court']>[0], 'engagementId' | 'disputeId' | 'version' | 'intervalId' | 'claims' | 'words'>;
type Who = { side: 'client' | 'team'; accountId: string; name: string; contactId?: string };

/** Keeps that somebody sees an interval otherwise. Only of the newest version: of an older one there is nothing left to settle. */
export async function raiseDispute({ engagementId, disputeId, version, intervalId, claims, words }: Disputing, { side, accountId, name, contactId }: Who): Promise<StoredDispute> {
  const shared = await readShared(engagementId);
  if (!shared) throw notFound();
  if (shared.kept.version !== version) throw conflict('failure.newer-version');
  const interval = intervalIn(shared.kept, intervalId);
  if (!interval) throw notFound();
  if (interval.party === claims) throw invalid('failure.same-party', 'claims');
  const { workingDays: _workingDays, ...about } = interval;
  return keepDispute(disputeId, { engagementId, ...about, side, by: { accountId, name }, ...(contactId !== undefined && { contactId }), at: new Date().toISOString(), says: words, claims });
}

/** The team's, or entered for one of the client's people who said so elsewhere. The client reads our words, so they are checked as a message is. */
export async function disputeForTeam(input: Disputing & { contactId?: string }, caller: Caller): Promise<CourtShared> {
  const engagement = await engagementFor(caller, input.engagementId);
  const contact = engagement.contacts.find(({ id }) => id === input.contactId);
  if (input.contactId !== undefined && !contact) throw notFound();
  await refuseLeaking(engagement, input.words, caller);
  const { accountId, name } = await callerAsPerson(caller);
  await raiseDispute(input, contact ? { side: 'client', accountId: `${accountId} for ${contact.id}`, name: contact.name, contactId: contact.id } : { side: 'team', accountId, name });
  return sharedCourt({ engagementId: input.engagementId }, caller);
}

const wordsLine = 'words';

/** Throws where a text for this client holds what she must not read. What is found is her who wrote it to know. */
export async function refuseLeaking(engagement: Engagement, words: string, caller: Caller): Promise<void> {
  const settings = await readSettings(caller.projectId);
  const { language } = engagement;
  const lines = [{ id: wordsLine, section: 'note', issueIds: [], versionIds: [], texts: { [language]: words } }];
  const today = dateIn(Date.now(), engagement.timeZone);
  const found = blockersAmong(await findingsIn({ engagement, settings, today, lines, languages: [language], generated: new Set(), issues: [], milestones: [] }, {}, { scope: 'leaks' }));
  const [first] = found;
  if (first) throw new AppError('invalid', 'failure.words-leak', { field: 'words', parameters: { quote: first.quote ?? words } });
}
