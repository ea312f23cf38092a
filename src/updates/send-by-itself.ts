import { createHash } from 'node:crypto';
import type { Engagement } from '../clients/contract';
import { dateIn } from '../i18n/dates';
import { AppError } from '../platform/app-error';
import type { Preview, RecipientPreview } from './contract';
import { rereadDraft } from './draft';
import type { PreparedMessage } from './prepared';
import { preview } from './preview';
import { sendAs } from './send';
import { prepareByItself } from './update-message';

/** Why an update does not leave by itself. */
export type OpenMatter =
  | { kind: 'stops'; count: number }
  | { kind: 'translation'; names: string[] }
  | { kind: 'approval' | 'empty' | 'nobody' | 'refused' | 'late' };

/** What is left for a person once an update has left by itself. */
export type LeftOver = Pick<RecipientPreview, 'contactId' | 'name'> & { kind: 'by-hand' | 'unreachable' };

/** `under-way`: a person is sending it, or has sent it. */
export type ByItself = { kind: 'sent'; leftOver: LeftOver[] } | { kind: 'open'; matters: OpenMatter[] } | { kind: 'under-way' };

/** The update of one planned date of an engagement: sent twice it is sent once. */
export function occurrenceId(engagementId: string, occurrence: string): string {
  const hex = createHash('sha256').update(`${engagementId} ${occurrence}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

type Ready = { prepared: PreparedMessage; shown: Preview };

/**
 * Sends the open draft as a person would, as far as nothing in it is open. An approved update leaves as it was approved; any other is
 * read from Jira once more before, so that it tells how things are. Safe to repeat, and at once.
 */
export async function sendByItself(engagement: Engagement, occurrence: string): Promise<ByItself> {
  if (dateIn(Date.now(), engagement.timeZone) !== occurrence) return { kind: 'open', matters: [{ kind: 'late' }] };
  try {
    if (!engagement.plan.needsApproval) await rereadDraft(engagement);
    const { prepared, shown } = await ready(engagement);
    const matters = await openIn(prepared, shown);
    if (matters.length > 0) return { kind: 'open', matters };
    const chosen = recipientsOf(shown);
    await sendAs(
      { engagementId: engagement.id, digest: shown.digest, contactIds: chosen.map(({ contactId }) => contactId), sendId: occurrenceId(engagement.id, occurrence) },
      { projectId: engagement.projectId, person: async () => engagement.team.projectManager, byItself: true },
      async () => prepared,
    );
    return { kind: 'sent', leftOver: leftOverOf(shown) };
  } catch (error) {
    return refusedAs(error);
  }
}

/** What would keep the open draft from leaving by itself, as it is now. */
export async function openMatters(engagement: Engagement): Promise<ByItself> {
  try {
    const { prepared, shown } = await ready(engagement);
    const matters = await openIn(prepared, shown);
    return matters.length > 0 ? { kind: 'open', matters } : { kind: 'sent', leftOver: leftOverOf(shown) };
  } catch (error) {
    return refusedAs(error);
  }
}

/** It is checked once: what the send asks of it again is what was found just now. */
async function ready(engagement: Engagement): Promise<Ready> {
  const prepared = await prepareByItself(engagement);
  const shown = await preview(prepared);
  return { prepared: { ...prepared, check: async () => shown.check }, shown };
}

/** Whom a person would find ticked. */
const recipientsOf = ({ recipients }: Preview) => recipients.filter(({ unreachable, heardOn }) => !unreachable && heardOn === undefined);

async function openIn(prepared: PreparedMessage, shown: Preview): Promise<OpenMatter[]> {
  const { openStops, approval } = shown.check;
  const chosen = recipientsOf(shown);
  const untranslated = chosen.filter(({ linesInOtherLanguage }) => linesInOtherLanguage > 0).map(({ name }) => name);
  await prepared.checkIssues();
  return [
    ...(openStops > 0 ? [{ kind: 'stops' as const, count: openStops }] : []),
    ...(approval.needed && approval.state !== 'approved' ? [{ kind: 'approval' as const }] : []),
    ...(untranslated.length > 0 ? [{ kind: 'translation' as const, names: untranslated }] : []),
    ...(chosen.length === 0 ? [{ kind: 'nobody' as const }] : []),
  ];
}

/** Who has left or paused is not missed. */
const leftOverOf = (shown: Preview): LeftOver[] => [
  ...recipientsOf(shown).flatMap(({ contactId, name, road }) => (road === 'by-hand' ? [{ contactId, name, kind: 'by-hand' as const }] : [])),
  ...shown.recipients.flatMap(({ contactId, name, unreachable }) => (unreachable && !['has-left', 'paused'].includes(unreachable) ? [{ contactId, name, kind: 'unreachable' as const }] : [])),
];

/** A draft that says nothing or shows too much is open; one that is being sent, or has just been changed, is another's. */
function refusedAs(error: unknown): ByItself {
  if (!(error instanceof AppError)) throw error;
  if (error.key === 'failure.already-sent') return { kind: 'under-way' };
  if (error.key === 'failure.draft-empty' || error.key === 'failure.no-draft') return { kind: 'open', matters: [{ kind: 'empty' }] };
  if (error.code === 'invalid') return { kind: 'open', matters: [{ kind: 'refused' }] };
  throw error;
}
