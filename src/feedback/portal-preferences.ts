import type { Contact } from '../clients/contract';
import { contactOfEngagement } from '../clients/account-contacts';
import { engagementOutlines, type EngagementOutline } from '../clients/places';
import { savePreferences } from '../clients/preferences';
import { knownTimeZone } from '../clients/time-zone';
import { wishedLength } from '../clients/wished-length';
import { dateIn } from '../i18n/dates';
import { notFound } from '../platform/app-error';
import type { PortalCaller } from '../platform/caller';
import type { PortalFeedbackCalls, PortalPreferences } from './contract';
import { accountOf, participationsOf } from './portal-people';
import { namesOfProjects } from './project-name';

export async function preferencesView(caller: PortalCaller): Promise<ReturnType<PortalFeedbackCalls['portal.preferences']>> {
  const hers = await participationsOf(caller);
  if (hers.length === 0) return { who: 'visitor' };
  return { who: 'contact', projects: hers.map(({ contact, engagement, projectName }) => preferencesOf(contact, engagement, projectName)) };
}

type Chosen = Parameters<PortalFeedbackCalls['portal.save-preferences']>[0];

/** A pause that is over already is none. */
export async function choosePreferences({ engagementId, pausedUntil, ...chosen }: Chosen, caller: PortalCaller): Promise<PortalPreferences> {
  const accountId = accountOf(caller);
  const [contact, [engagement]] = await Promise.all([contactOfEngagement(engagementId, accountId), engagementOutlines([engagementId])]);
  if (!contact || !engagement) throw notFound();
  const name = (await namesOfProjects([engagement])).get(engagement.projectId);
  if (name === undefined) throw notFound();
  const isAhead = pausedUntil !== undefined && pausedUntil > dateIn(Date.now(), knownTimeZone(contact.timeZone));
  const saved = await savePreferences(engagementId, accountId, { ...chosen, ...(isAhead && { pausedUntil }) });
  return preferencesOf(saved, engagement, name);
}

function preferencesOf(contact: Contact, { id, cadence }: EngagementOutline, name: string): PortalPreferences {
  const { every, pausedUntil } = contact.preferences ?? {};
  return { engagementId: id, name, language: contact.language, plannedEvery: cadence.every, length: wishedLength(contact), ...(every && { every }), ...(pausedUntil !== undefined && { pausedUntil }) };
}
