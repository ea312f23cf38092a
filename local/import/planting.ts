import { flaggedFieldId } from '../site/base';
import type { Issue, Project } from '../site/model';
import { createServiceDesk } from '../site/service-desk/desks';
import type { SiteState } from '../site/state';
import { isFlag } from './fields';
import type { Ids } from './ids';
import { numbered } from './numbering';
import type { Place } from './places';
import type { Reading } from './reading';
import { relationsOf } from './relations';
import type { Sources } from './sources';
import { createClientDesk, createStaff, rolesFor, type Staff } from './staff';
import { timeShift, weeksAhead, type TimeShift } from './time-shift';

const issuesInBatch = 2000;

/** What was written, and what had to be left out or changed. */
export type Planted = {
  issues: number;
  changes: number;
  comments: number;
  people: number;
  projects: string[];
  /** The newest change of the files, and by how many weeks everything was moved ahead. */
  newest: string;
  weeks: number;
  /** Links and parents that lead to issues in none of the files. */
  outside: number;
  /** Issues with more changes in their own Jira than in the files. */
  cutShort: number;
  /** Fields whose id means something else here, by that id. */
  renamedFields: ReadonlyMap<string, string>;
};

/** Writes what was read into a fresh site. Nothing of it is told to the app: it happened before the app came. */
export function plantReading(state: SiteState, sources: Sources, reading: Reading): Planted {
  const { read, numbers } = numbered([...reading.issues.values()]);
  const newest = read.reduce((latest, { issue }) => (issue.updated > latest ? issue.updated : latest), '');
  const weeks = weeksAhead(newest, state.clock.now());
  const shift = timeShift(weeks);
  const { fields, renamed } = sources.fields.found();
  const { parentIdOf, links, outside } = relationsOf(read);
  const places = sources.places.all().filter(({ highestNumber }) => highestNumber > 0);

  state.batch(() => {
    const staff = createStaff(state);
    for (const user of sources.people.all()) state.users.put(user);
    for (const field of fields) state.fields.put(field);
    plantCatalogue(state, sources);
    for (const place of places) plantPlace(state, place, { staff, shift });
    const { project, version, component, securityLevel } = sources.places.ids;
    countFrom(state, { project, version, component, securitylevel: securityLevel, ...numbers });
    createClientDesk(state, staff);
    state.settings.put({ id: 'title', value: 'Imported Jira' });
    state.settings.put({ id: 'seed', value: 'import' });
    state.settings.put({ id: 'outgoing-mail', value: true });
  });
  for (let start = 0; start < read.length; start += issuesInBatch) {
    state.batch(() => {
      for (const { issue, comments } of read.slice(start, start + issuesInBatch)) {
        state.issues.put(shifted({ ...issue, parentId: parentIdOf(issue.key) }, shift, renamed));
        for (const comment of comments) state.comments.put({ ...comment, issueId: issue.id, created: shift.moment(comment.created), updated: shift.moment(comment.updated) });
      }
    });
  }
  state.batch(() => {
    for (const link of links) state.links.put(link);
    state.nextId('link', Number(links.at(-1)?.id ?? 9999) + 1);
  });

  return {
    issues: read.length,
    changes: read.reduce((sum, { issue }) => sum + issue.histories.length, 0),
    comments: read.reduce((sum, { comments }) => sum + comments.length, 0),
    people: sources.people.all().length,
    projects: places.map(({ key }) => key),
    newest,
    weeks,
    outside,
    cutShort: read.filter(({ issue, changesInJira = 0 }) => changesInJira > issue.histories.length).length,
    renamedFields: renamed,
  };
}

/** What is filed from here on must not take an id of the files: each sequence begins behind them. */
function countFrom(state: SiteState, sequences: Record<string, Ids>): void {
  for (const [sequence, ids] of Object.entries(sequences)) state.nextId(sequence, ids.highest() + 1);
}

function plantCatalogue(state: SiteState, { catalogue }: Sources): void {
  for (const status of catalogue.statuses.added()) state.statuses.put(status);
  for (const type of catalogue.issueTypes.added()) state.issueTypes.put(type);
  for (const priority of catalogue.priorities.added()) state.priorities.put(priority);
  for (const resolution of catalogue.resolutions.added()) state.resolutions.put(resolution);
  for (const type of catalogue.linkTypes.added()) state.linkTypes.put(type);
}

function plantPlace(state: SiteState, place: Place, { staff, shift }: { staff: Staff; shift: TimeShift }): void {
  const { id, key, name, projectTypeKey } = place;
  const active = (accountIds: Iterable<string>, accountType: string) =>
    [...accountIds].filter((accountId) => {
      const user = state.users.get(accountId);
      return user?.active && user.accountType === accountType;
    });
  const isService = projectTypeKey === 'service_desk';
  const project: Project = {
    id,
    key,
    name,
    description: '',
    projectTypeKey,
    leadAccountId: staff.maya.accountId,
    roles: rolesFor(staff, { isService, workers: active(place.workers, 'atlassian'), customers: active(place.customers, 'customer') }),
    statusIds: statusesOf(state, place.statusIds),
    issueTypeIds: [...place.issueTypeIds],
    archived: false,
    properties: {},
    issueCounter: place.highestNumber,
  };
  state.projects.put(project);
  if (isService) createServiceDesk(state, project);
  for (const version of place.versions.added()) {
    const { startDate, releaseDate } = version;
    state.versions.put({ ...version, ...(startDate !== undefined && { startDate: shift.day(startDate) }), ...(releaseDate !== undefined && { releaseDate: shift.day(releaseDate) }) });
  }
  for (const component of place.components.added()) state.components.put(component);
  // The files do not say whom a level lets through: those who run the project, and nobody who might tell a client.
  for (const level of place.securityLevels.added()) state.securityLevels.put({ ...level, memberAccountIds: [staff.maya.accountId, staff.priya.accountId] });
}

const categories = ['new', 'indeterminate', 'done'] as const;
/** The site's own "To Do", "In Progress" and "Done". */
const usualStatusIds = { new: '10000', indeterminate: '3', done: '10002' } as const;

/** From untouched to done, with at least one of each: new issues begin in the first. */
function statusesOf(state: SiteState, statusIds: ReadonlySet<string>): string[] {
  return categories.flatMap((category) => {
    const used = [...statusIds].filter((id) => state.statuses.get(id)?.categoryKey === category);
    return used.length > 0 ? used : [usualStatusIds[category]];
  });
}

function shifted(issue: Issue, shift: TimeShift, renamed: ReadonlyMap<string, string>): Issue {
  const fieldId = (id: string) => renamed.get(id) ?? id;
  return {
    ...issue,
    created: shift.moment(issue.created),
    updated: shift.moment(issue.updated),
    statusChangedAt: shift.moment(issue.statusChangedAt),
    duedate: issue.duedate === null ? null : shift.day(issue.duedate),
    resolutiondate: issue.resolutiondate === null ? null : shift.moment(issue.resolutiondate),
    customFields: Object.fromEntries(Object.entries(issue.customFields).map(([id, value]) => [fieldId(id), shift.deep(value)])),
    histories: issue.histories.map((history) => ({
      ...history,
      created: shift.moment(history.created),
      items: history.items.map((item) => ({
        ...item,
        fieldId: isFlag(item.field) ? flaggedFieldId : fieldId(item.fieldId),
        from: shift.text(item.from),
        fromString: shift.text(item.fromString),
        to: shift.text(item.to),
        toString: shift.text(item.toString),
      })),
    })),
  };
}
