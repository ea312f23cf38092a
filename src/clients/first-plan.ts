import { dateIn } from '../i18n/dates';
import { languageOf } from '../i18n/language';
import { planCatalogues } from '../i18n/plan';
import { translator } from '../i18n/translate';
import { AppError, invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { plannedAfter } from './cadence';
import { defaultPlan } from './communication-plan';
import { addClientNames } from './client-names';
import { checkRoad, contactFrom, createContact, newContactId } from './contact';
import type { Cadence, Contact, Engagement, NewEngagement, Person } from './contract';
import { anchorIssueOf, checkRoom, engagementFor } from './engagement';
import { checkRule } from './filter';
import { followProject, followTeam } from './involvement';
import { accountOf, personOf, remember } from './person';
import { followPlaces } from './places';
import { followPlan } from './plan-dues';
import { checkedServiceDesk } from './service-desk';
import { type EngagementBody, engagementRecords, engagementScope, now, projectRecords, projectScope, titleRecords } from './store';
import { issuesToShow, showIssues } from './visibility';

const weeklyOnFriday: Cadence = { every: 'week', weekday: 5 };

/** A new engagement from a client's name, one contact and what she may see; all else has a default a person can change later. */
export async function createEngagement(input: NewEngagement, caller: Caller): Promise<Engagement> {
  const { contact: draft, visibility } = input;
  checkRoad(draft, { serviceDesk: input.serviceDesk, anchorIssue: input.anchorIssueId });
  const [me, site, account, anchorIssue, serviceDesk, chosenIssues] = await Promise.all([
    asUser().send('myself'),
    siteDefaults(caller),
    draft.accountId === undefined ? undefined : accountOf(draft.accountId, 'contact.accountId'),
    anchorIssueOf(caller, input.anchorIssueId),
    input.serviceDesk && checkedServiceDesk(input.serviceDesk),
    visibility.kind === 'chosen' ? issuesToShow(caller.projectId, input.chosenIssueIds ?? []).catch(atChosenIssues) : [],
    checkRule(visibility, 'visibility'),
  ]);
  await remember(personOf(me));
  const id = crypto.randomUUID();
  const contactId = newContactId();
  const contact = contactFrom(draft, account, site);
  const body: EngagementBody = {
    ...(await planFor(contact, personOf(me))),
    projectId: caller.projectId,
    client: { id: crypto.randomUUID(), name: input.clientName },
    visibility,
    ...(serviceDesk && { serviceDesk }),
    ...(anchorIssue && { anchorIssue }),
    statuses: {},
    contactIds: [contactId],
  };
  // Before the engagement is there, so that it never shows less than was chosen.
  await showIssues(id, chosenIssues);
  await repeatOnConflict(async () => {
    const project = await projectRecords.get(caller.projectId);
    const engagementIds = project?.body.engagementIds ?? [];
    checkRoom(engagementIds);
    const index = { scope: projectScope(caller.projectId), at: body.createdAt, body: { engagementIds: [...engagementIds, id] } };
    await commit([
      project ? projectRecords.replace(project, index) : projectRecords.create(caller.projectId, index),
      engagementRecords.create(id, { scope: projectScope(caller.projectId), at: body.createdAt, body }),
      titleRecords.create(id, { scope: engagementScope(id), at: body.createdAt, body: { titles: {} } }),
      ...createContact(id, contactId, contact),
      ...(await followPlaces(id, {}, body)),
      ...(await followPlan(id, body)),
      ...(await followTeam(id, undefined, body.team)),
      ...(await followProject(caller.projectId)),
      ...(await addClientNames(id, body, contactId, contact)),
    ]);
  });
  return engagementFor(caller, id);
}

/** What the site speaks, for a contact whose account does not tell. */
async function siteDefaults({ timeZone }: Caller): Promise<Pick<Contact, 'language' | 'timeZone'>> {
  const site = await asUser().send('serverInfo');
  return { language: languageOf(site.defaultLocale?.locale), timeZone: site.serverTimeZone ?? timeZone };
}

function atChosenIssues(error: unknown): never {
  throw error instanceof AppError && error.code === 'not-found' ? invalid('failure.issue-not-found', 'chosenIssueIds') : error;
}

type Plan = Pick<Engagement, 'createdAt' | 'plan' | 'purpose' | 'cadence' | 'nextUpdateOn' | 'language' | 'timeZone' | 'team'>;

/** Weekly on Friday, in the contact's language and time zone, signed by whoever sets it up. */
async function planFor({ language, timeZone }: Pick<Contact, 'language' | 'timeZone'>, projectManager: Person): Promise<Plan> {
  const say = translator(planCatalogues, language);
  const createdAt = now();
  const nextUpdateOn = await plannedAfter(weeklyOnFriday, dateIn(createdAt, timeZone), defaultPlan.workingTime);
  return {
    createdAt,
    language,
    timeZone,
    plan: defaultPlan,
    purpose: say('plan.purpose'),
    cadence: weeklyOnFriday,
    nextUpdateOn,
    team: {
      projectManager,
      standIn: '',
      howToReach: say('plan.how-to-reach', { name: projectManager.name }),
      ifUrgent: say('plan.if-urgent', { name: projectManager.name }),
    },
  };
}
