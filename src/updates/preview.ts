import type { ContactPreferences, Contact, Engagement, UnreachableReason } from '../clients/contract';
import { quietUntil } from '../clients/quiet-hours';
import { anchorReason, unreachableReason } from '../clients/reach';
import { addDays, dateIn } from '../i18n/dates';
import type { Preview, RecipientPreview } from './contract';
import { mailsForEach } from './delivery-mails';
import { messageOf } from './delivery-message';
import { mailsLeft } from './mail-quota';
import type { PreparedMessage, Recipient } from './prepared';

/** Asked of Jira one by one, so for the first only; whoever else cannot see the anchor issue turns up as a failed delivery. */
const anchorChecks = 20;

/** Preparing and checking aside, one call to Jira for each of the first recipients of notify mails. */
export async function preview({ engagement, recipients, digest, check: checkNow }: PreparedMessage): Promise<Preview> {
  const [unreachable, check, mails] = await Promise.all([unreachableReasons(engagement, recipients.map(({ contact }) => contact)), checkNow(), mailsLeft()]);
  const mailsEach = mails && (await mailsForEach(engagement.id, recipients));
  const payloads = [...new Set(recipients.map(({ payload }) => payload))];
  return {
    digest,
    messages: payloads.map((payload) => messageOf(payload)),
    check,
    ...(mails && { mails }),
    recipients: recipients.map((recipient) => ({ ...shown(recipient, engagement, unreachable.get(recipient.contact.id)), edition: payloads.indexOf(recipient.payload), ...(mailsEach && { mails: mailsEach.get(recipient.contact.id) ?? 0 }) })),
  };
}

function shown({ contact, edition, linesInOtherLanguage, heardAt }: Recipient, engagement: Engagement, unreachable: UnreachableReason | undefined): Omit<RecipientPreview, 'edition'> {
  const { id, name, preferences, timeZone } = contact;
  const { language, road, length, form } = edition;
  const heardOn = heardTooLately(preferences, heardAt, timeZone);
  const waitsUntilAt = road === 'by-hand' ? undefined : quietUntil(new Date().toISOString(), engagement.plan.quiet, timeZone);
  return {
    contactId: id,
    name,
    language,
    road,
    ...(unreachable && { unreachable }),
    ...(preferences && { preferences }),
    ...(heardOn !== undefined && { heardOn }),
    ...(waitsUntilAt !== undefined && { waitsUntilAt }),
    length,
    linesInOtherLanguage,
    first: form === 'first',
  };
}

/** A day less than she asked for: a Thursday after a Friday still is a week. */
const daysBetween: Record<NonNullable<ContactPreferences['every']>, number> = { week: 6, 'two-weeks': 13, month: 27 };

/** The day she last heard, where hearing today would be more often than she wants. */
function heardTooLately(preferences: ContactPreferences | undefined, heardAt: string | undefined, timeZone: string): string | undefined {
  if (!preferences?.every || heardAt === undefined) return undefined;
  const heardOn = dateIn(heardAt, timeZone);
  return dateIn(Date.now(), timeZone) < addDays(heardOn, daysBetween[preferences.every]) ? heardOn : undefined;
}

export async function unreachableReasons(engagement: Engagement, contacts: Contact[]): Promise<Map<string, UnreachableReason>> {
  const reasons = new Map<string, UnreachableReason>();
  const reachable: Contact[] = [];
  for (const contact of contacts) {
    const reason = unreachableReason(engagement, contact, dateIn(Date.now(), contact.timeZone));
    if (reason) reasons.set(contact.id, reason);
    else if (contact.road === 'notify') reachable.push(contact);
  }
  await Promise.all(
    reachable.slice(0, anchorChecks).map(async (contact) => {
      const reason = await anchorReason(engagement, contact);
      if (reason) reasons.set(contact.id, reason);
    }),
  );
  return reasons;
}
