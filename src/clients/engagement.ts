import { AppError, conflict, invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { limits } from '../platform/limits';
import { asUser } from '../platform/jira/jira';
import type { Stored } from '../platform/storage/record';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import type { Language } from '../i18n/language';
import { plannedAfter } from './cadence';
import { followClientName } from './client-names';
import type { Engagement, EngagementDraft, Glossary, Person, ProjectView, ServiceDeskPlace } from './contract';
import { checkRule } from './filter';
import { followTeam } from './involvement';
import { issueIn } from './issue';
import { accountOf, personOf, remember } from './person';
import { followPlaces } from './places';
import { followPlan } from './plan-dues';
import { isPausedOn } from './plan-steps';
import { countedFrom } from './planned-dates';
import { checkedServiceDesk, completedServiceDesk, isSamePlace } from './service-desk';
import { maySend } from './settings';
import { assembled, type EngagementBody, engagementRecords, engagementScope, now, projectRecords, titleRecords } from './store';
import { ownAmong, shownToClient } from './team';

/** For jobs: whoever asks on behalf of a person uses engagementFor. */
export async function readEngagement(engagementId: string): Promise<Engagement | undefined> {
  const stored = await engagementRecords.get(engagementId);
  return stored && (await assembled([stored]))[0];
}

/** The engagement, if it belongs to the project Jira confirmed for the caller. */
export async function engagementFor(caller: Caller, engagementId: string): Promise<Engagement> {
  const [engagement] = await assembled([await recordFor(caller, engagementId)]);
  if (!engagement) throw notFound();
  return engagement;
}

export async function recordFor({ projectId }: Caller, engagementId: string): Promise<Stored<EngagementBody>> {
  const stored = await engagementRecords.get(engagementId);
  if (stored?.body.projectId !== projectId) throw notFound();
  return stored;
}

/** Oldest first. */
export async function engagementsOf(projectId: string): Promise<Engagement[]> {
  const project = await projectRecords.get(projectId);
  return project ? assembled(await engagementRecords.getMany(project.body.engagementIds)) : [];
}

/** Two calls to Jira, and one more where the settings let only a role send. */
export async function projectView(caller: Caller): Promise<ProjectView> {
  const [project, myself, send, engagements] = await Promise.all([
    asUser().send('project', { path: { project: caller.projectId } }),
    asUser().send('myself'),
    maySend(caller),
    engagementsOf(caller.projectId),
  ]);
  const me = personOf(myself);
  const [own] = await Promise.all([ownAmong(engagements.map(({ id }) => id), caller), remember(me)]);
  const may = { edit: caller.permissions.has('EDIT_ISSUES'), send, administer: caller.permissions.has('ADMINISTER_PROJECTS') };
  return {
    project: { id: project.id, key: project.key, name: project.name },
    me: { ...me, language: caller.language, timeZone: caller.timeZone },
    may: own ? { edit: false, send: false, administer: false } : may,
    reader: own ? 'client' : 'team',
    engagements: own ? engagements.filter(({ id }) => own.has(id)).map((engagement) => shownToClient(engagement, own.get(engagement.id))) : engagements,
  };
}

export async function saveEngagement(draft: EngagementDraft, caller: Caller): Promise<Engagement> {
  const stored = await recordFor(caller, draft.id);
  if (stored.revision !== draft.revision) throw conflict();
  const { body } = stored;
  const { standInPerson: wantedStandIn, ...wantedTeam } = draft.team;
  const [projectManager, standInPerson, anchorIssue, serviceDesk] = await Promise.all([
    memberOf(wantedTeam.projectManager, body.team.projectManager, 'team.projectManager'),
    wantedStandIn && memberOf(wantedStandIn, body.team.standInPerson, 'team.standInPerson'),
    draft.anchorIssueId === body.anchorIssue?.id ? body.anchorIssue : anchorIssueOf(caller, draft.anchorIssueId),
    serviceDeskOf(draft.serviceDesk, body.serviceDesk),
    same(draft.visibility, body.visibility) || checkRule(draft.visibility, 'visibility'),
  ]);
  const { visibility, purpose, nextUpdateOn, language, timeZone, statuses } = draft;
  const cadence = countedFrom(draft, body);
  const { pause } = body.plan;
  const plan = { ...draft.plan, ...(pause && { pause }) };
  const changes = { visibility, purpose, cadence, nextUpdateOn, plan, language, timeZone, statuses, serviceDesk, anchorIssue };
  const client = { ...body.client, name: draft.clientName };
  const team = { ...wantedTeam, projectManager, ...(standInPerson && { standInPerson }) };
  await repeatOnConflict(async () => {
    // Another engagement of the same desk may have been saved meanwhile; this one must not have been.
    if ((await recordFor(caller, draft.id)).revision !== draft.revision) throw conflict();
    const lists = await Promise.all([
      followPlaces(draft.id, body, { serviceDesk, anchorIssue }),
      followTeam(draft.id, body.team, team),
      followClientName(draft.id, body.client.name, client.name),
      followPlan(draft.id, changes),
    ]);
    await commit([engagementRecords.replace(stored, { body: { ...body, ...changes, client, team } }), ...lists.flat()]);
  });
  return engagementFor(caller, draft.id);
}

async function serviceDeskOf(wanted: ServiceDeskPlace | undefined, current: ServiceDeskPlace | undefined): Promise<ServiceDeskPlace | undefined> {
  if (!wanted) return undefined;
  if (!current || !isSamePlace(wanted, current)) return checkedServiceDesk(wanted);
  return current.projectId === undefined ? completedServiceDesk(current) : current;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Her name is Jira's, not the payload's. */
async function memberOf(wanted: Person, current: Person | undefined, field: string): Promise<Person> {
  if (wanted.accountId === current?.accountId) return current;
  const user = await accountOf(wanted.accountId, field);
  return user ? personOf(user) : { accountId: wanted.accountId, name: wanted.name };
}

export async function anchorIssueOf(caller: Caller, issueId: string | undefined): Promise<Engagement['anchorIssue']> {
  if (issueId === undefined) return undefined;
  const issue = await issueIn(caller.projectId, issueId).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'not-found' ? invalid('failure.issue-not-found', 'anchorIssueId') : error;
  });
  return { id: issue.id, key: issue.key };
}

/**
 * Once the update planned for a date has gone out, the plan names the date after it. Safe to repeat: a plan that has moved on
 * already stays. `today` is a plain date in the engagement's time zone.
 */
export async function movePlanOn(engagementId: string, planned: string, today: string): Promise<void> {
  await repeatOnConflict(async () => {
    const stored = await engagementRecords.get(engagementId);
    if (stored?.body.nextUpdateOn !== planned) return;
    const { plan } = stored.body;
    // She was told when she hears next.
    if (isPausedOn(today, plan)) return;
    const cadence = countedFrom(stored.body, stored.body);
    const nextUpdateOn = await plannedAfter(cadence, planned > today ? planned : today, plan.workingTime);
    const body = { ...stored.body, cadence, nextUpdateOn };
    await commit([engagementRecords.replace(stored, { body }), ...(await followPlan(engagementId, body))]);
  });
}

/** A stored value holds 240 KiB; this leaves room for what surrounds the titles. */
const titleBytes = 200_000;

export async function saveTitle(input: { engagementId: string; issueId: string; language: Language; title: string }, caller: Caller): Promise<Engagement> {
  const { engagementId, issueId, language, title } = input;
  await recordFor(caller, engagementId);
  // An issue that is gone may still lose its title.
  if (title !== '') await issueIn(caller.projectId, issueId);
  await repeatOnConflict(async () => {
    const stored = await titleRecords.get(engagementId);
    const { [issueId]: known, ...others } = stored?.body.titles ?? {};
    const { [language]: _replaced, ...rest } = known ?? {};
    const words = title === '' ? rest : { ...rest, [language]: title };
    const titles = Object.keys(words).length > 0 ? { ...others, [issueId]: words } : others;
    if (title !== '' && Buffer.byteLength(JSON.stringify(titles)) > titleBytes) throw invalid('failure.titles-full', 'title');
    const row = { scope: engagementScope(engagementId), at: now(), body: { titles } };
    await commit([stored ? titleRecords.replace(stored, row) : titleRecords.create(engagementId, row)]);
  });
  return engagementFor(caller, engagementId);
}

/** The client's words for issue titles, by issue id. */
export async function titlesOf(engagementId: string): Promise<Glossary['titles']> {
  return (await titleRecords.get(engagementId))?.body.titles ?? {};
}

/** How many engagements a project may still take. */
export function checkRoom(engagementIds: string[]): void {
  if (engagementIds.length >= limits.engagementsInProject) throw invalid('failure.too-many', 'clientName', { limit: limits.engagementsInProject });
}
