import { fixedClock } from '../../clock';
import { openDatabase } from '../../database';
import { flaggedFieldId } from '../base';
import type { Issue } from '../model';
import { findProject } from '../permissions';
import { createSite } from '../site';
import { createSiteState, type SiteState } from '../state';
import { agencyHistory, seedAgency } from './agency';
import { people } from './agency-people';
import { agencyScript } from './agency-script';
import { calendar } from './calendar';
import { seedEmpty } from './empty';
import { fridayFrom, fridayHistory } from './friday';
import { fridayScript } from './friday-script';
import { largeCounts, seedLarge } from './large';
import { seedClock } from './seed-clock';
import { runSteps } from './steps';

const week = 7 * 86_400_000;
/** A Monday early, a Friday late, a Sunday: weekends move the calendar. */
const moments = ['2026-11-23T06:00:00.000Z', '2026-11-27T17:30:00.000Z', '2026-11-29T12:00:00.000Z'];
const now = moments[0] ?? '';

const open = (seed: (state: SiteState) => void, at = now) => {
  const state = createSiteState(openDatabase(':memory:'), fixedClock(at));
  seed(state);
  return state;
};
const issuesOf = (state: SiteState, ...keys: string[]) => keys.flatMap((key) => state.issuesOf(findProject(state, key)?.id ?? ''));
const isOpen = (state: SiteState) => (issue: Issue) => state.statuses.get(issue.statusId)?.categoryKey !== 'done';
const overdue = (state: SiteState, issues: Issue[]) => issues.filter((issue) => issue.duedate !== null && issue.duedate < state.now().slice(0, 10) && isOpen(state)(issue));
const contents = (state: SiteState) => JSON.stringify([state.users, state.projects, state.issues, state.comments, state.links, state.versions, state.requestTypes].map((items) => [...items.all()]));

/** Each change of a field takes up where the one before left off, and the last leads to what the issue says now. */
function inconsistencies(state: SiteState): string[] {
  const found: string[] = [];
  for (const issue of state.issues.all()) {
    const times = [issue.created, ...issue.histories.map((history) => history.created), issue.updated, state.now()];
    if (times.some((time, index) => index > 0 && time < (times[index - 1] ?? ''))) found.push(`${issue.key}: times ${times.join(' ')}`);
    const values = { status: issue.statusId, assignee: issue.assigneeAccountId, duedate: issue.duedate, resolution: issue.resolutionId };
    for (const [fieldId, value] of Object.entries(values)) {
      const items = issue.histories.flatMap((history) => history.items.filter((item) => item.fieldId === fieldId));
      items.forEach((item, index) => {
        const next = items[index + 1];
        if (next ? next.from !== item.to : item.to !== value) found.push(`${issue.key}: ${fieldId}`);
      });
    }
    if (isOpen(state)(issue) !== (issue.resolutiondate === null)) found.push(`${issue.key}: resolution`);
    for (const comment of state.commentsOf(issue.id)) if (comment.created < issue.created || comment.created > state.now()) found.push(`${issue.key}: comment`);
  }
  return found;
}

describe.each(moments)('the agency site at %s', (at) => {
  const state = open(seedAgency, at);
  const delivery = issuesOf(state, 'HAR', 'CHG');

  it('has the people, projects and requests it promises', () => {
    expect([...state.users.all()].map((user) => user.displayName)).toEqual(['Candor', 'Maya Lindqvist', 'Jonas Weber', 'Priya Nair', 'Ana Silva', 'Tom Baker', '王芳', 'Erik Holm']);
    expect([...state.users.all()].every((user) => /\.example(\.com)?$/.test(user.emailAddress))).toBe(true);
    expect([...state.attachments.all()].map(({ id, issueId, filename }) => [state.issues.get(issueId)?.summary, filename, state.files.get(id)?.subarray(0, 8).toString()])).toEqual([['Receipt by e-mail', 'Sample receipt.pdf', '%PDF-1.4']]);
    expect(state.issues.size()).toBeGreaterThanOrEqual(140);
    const requests = issuesOf(state, 'SUP');
    expect(requests).toHaveLength(10);
    expect(requests.every((issue) => issue.request)).toBe(true);
    const comments = requests.flatMap((issue) => state.commentsOf(issue.id));
    expect(comments.filter((comment) => comment.internal).length).toBeGreaterThanOrEqual(3);
    expect(comments.filter((comment) => !comment.internal).length).toBeGreaterThanOrEqual(6);
  });

  it('was busy in the last week', () => {
    const since = new Date(Date.parse(at) - week).toISOString();
    expect(delivery.filter((issue) => issue.resolutiondate !== null && issue.resolutiondate >= since)).toHaveLength(14);
    expect(delivery.filter((issue) => state.statuses.get(issue.statusId)?.name === 'In Progress').length).toBeGreaterThanOrEqual(15);
    expect(overdue(state, delivery)).toHaveLength(3);
    expect(delivery.filter((issue) => issue.customFields[flaggedFieldId] !== undefined)).toHaveLength(1);
    const links = [...state.links.all()];
    expect(links).toHaveLength(1);
    expect(state.issues.get(links[0]?.inwardIssueId ?? '')).toMatchObject({ summary: 'Bank certificates for production', resolutionId: null });
    expect(delivery.filter((issue) => issue.securityLevelId !== null)).toHaveLength(1);
    expect(delivery.filter((issue) => issue.labels.includes('client-visible')).length).toBeGreaterThan(90);
    expect(delivery.filter((issue) => state.issueTypes.get(issue.issueTypeId)?.name === 'Epic')).toHaveLength(10);
    expect(delivery.filter((issue) => state.issueTypes.get(issue.issueTypeId)?.subtask)).toHaveLength(6);
  });

  it('has a milestone past due, one ahead and one later', () => {
    const harbor = findProject(state, 'HAR');
    const versions = [...state.versions.all()].filter((version) => version.projectId === harbor?.id);
    expect(versions.map((version) => [version.name, version.released, (version.releaseDate ?? '') < at.slice(0, 10)])).toEqual([
      ['Alpha', false, true],
      ['Beta', false, false],
      ['Launch', false, false],
    ]);
  });

  it('has histories that lead to what the issues say', () => {
    expect(inconsistencies(state)).toEqual([]);
    expect(delivery.filter((issue) => issue.histories.length > 1).length).toBeGreaterThan(70);
  });
});

describe('the agency story', () => {
  it('is the same each time it is told', () => {
    expect(contents(open(seedAgency))).toBe(contents(open(seedAgency)));
  });

  it('can stop at the moments at which updates were sent', async () => {
    const clock = seedClock(() => Date.parse(now));
    const state = createSiteState(openDatabase(':memory:'), clock);
    const site = createSite({ state, baseUrl: 'https://studio.example' });
    const [harbor] = agencyScript(Date.parse(now));
    const [first = '', second = ''] = harbor?.updatesSentAt ?? [];
    const steps = agencyHistory(Date.parse(now));

    const afterFirst = runSteps(state, steps, { until: first, clock });
    expect(state.now() <= first).toBe(true);
    const doneThen = [...state.issues.all()].filter((issue) => !isOpen(state)(issue)).length;
    const afterSecond = runSteps(state, afterFirst, { until: second, clock });
    expect(state.now() <= second && state.now() > first).toBe(true);
    expect(runSteps(state, afterSecond, { clock })).toEqual([]);
    clock.release();
    expect(state.now()).toBe(now);
    expect([...state.issues.all()].filter((issue) => !isOpen(state)(issue)).length).toBeGreaterThan(doneThen + 14);
    expect(contents(state)).toBe(contents(open(seedAgency)));

    await site.mail.idle();
    const messages = [...state.mailbox.all()];
    expect(new Set(messages.map((message) => message.to))).toEqual(new Set([people.ana, people.fang]));
    const said = [...issuesOf(state, 'SUP'), ...state.comments.all()].map(({ created }) => created);
    expect(messages.filter((message) => !said.includes(message.at))).toEqual([]);
    expect(new Set(messages.map((message) => message.at)).size).toBe(messages.length);
    expect(JSON.stringify(messages)).not.toContain('copied from another customer');
    await site.mail.close();
  });

  it('names people, roads and times the site knows', () => {
    const state = open(seedAgency);
    const addresses = new Set([...state.users.all()].map((user) => user.emailAddress));
    for (const engagement of agencyScript(Date.parse(now))) {
      expect(findProject(state, engagement.projectKey)).toBeDefined();
      expect(addresses).toContain(engagement.manager);
      expect([...state.organizations.all()].map((organization) => organization.name)).toContain(engagement.organization);
      expect([...state.requestTypes.all()].map((type) => type.name)).toContain(engagement.requestType);
      for (const contact of engagement.contacts) expect(addresses.has(contact.emailAddress)).toBe(contact.hasAccount);
      expect(engagement.updatesSentAt.every((moment) => moment < now)).toBe(true);
    }
  });
});

describe.each(moments)('the empty site at %s', (at) => {
  const state = open(seedEmpty, at);
  const issues = issuesOf(state, 'FIR');
  const since = new Date(Date.parse(at) - week).toISOString();
  const statusOf = (issue: Issue) => state.statuses.get(issue.statusId)?.name ?? '';
  const inStatus = (name: string) => issues.filter((issue) => statusOf(issue) === name);
  const isFlagged = (issue: Issue) => issue.customFields[flaggedFieldId] !== undefined;

  it('has one project with ten issues, and a desk nobody has asked anything', () => {
    expect(issues).toHaveLength(10);
    expect(issues.some((issue) => state.issueTypes.get(issue.issueTypeId)?.subtask)).toBe(false);
    expect(issues.flatMap(({ labels }) => labels)).toEqual([]);
    expect(state.issue('FIR-1')?.summary).toBe('Agree what the first release must do');
    expect(issuesOf(state, 'SUP')).toEqual([]);
    expect([...state.requestTypes.all()].map((type) => type.name)).toContain('Project updates');
  });

  it('has something of each kind to tell in a first update', () => {
    const recent = inStatus('Done').filter(({ resolutiondate }) => (resolutiondate ?? '') >= since);
    expect([recent.length, inStatus('Done').length]).toEqual([3, 4]);
    expect(inStatus('In Progress')).toHaveLength(2);
    const moved = inStatus('In Progress').flatMap(({ histories }) => histories).filter(({ items }) => items.some(({ fieldId }) => fieldId === 'duedate'));
    expect(moved.map(({ created }) => created >= since)).toEqual([true]);
    expect(overdue(state, issues).map(({ duedate }) => duedate)).toEqual([calendar(Date.parse(at)).date(-2)]);
    expect(issues.filter(isFlagged)).toHaveLength(1);
    const waiting = inStatus('To Do').filter((issue) => !isFlagged(issue));
    expect(waiting.map(({ duedate }) => duedate)).toEqual([calendar(Date.parse(at)).date(5), null]);
  });

  it('works towards a release three weeks ahead', () => {
    const versions = [...state.versions.all()];
    expect(versions).toMatchObject([{ name: 'First release', released: false, releaseDate: calendar(Date.parse(at)).date(15) }]);
    const held = issues.filter(({ fixVersionIds }) => fixVersionIds.includes(versions[0]?.id ?? ''));
    expect(held.length).toBeGreaterThan(4);
    expect(held.length).toBeLessThan(10);
  });

  it('is the same each time, with histories that lead to what the issues say', () => {
    expect(inconsistencies(state)).toEqual([]);
    expect(contents(state)).toBe(contents(open(seedEmpty, at)));
  });
});

describe('the large site', () => {
  const counted = (state: SiteState) => {
    const issues = issuesOf(state, 'LRG');
    const since = new Date(Date.parse(now) - week).toISOString();
    const soon = new Date(Date.parse(now) + week).toISOString().slice(0, 10);
    return {
      issues: issues.length,
      changed: issues.filter((issue) => issue.updated >= since).length,
      overdue: overdue(state, issues).length,
      blocked: issues.filter((issue) => issue.customFields[flaggedFieldId] !== undefined).length,
      next: issues.filter((issue) => issue.duedate !== null && issue.duedate >= now.slice(0, 10) && issue.duedate <= soon).length,
    };
  };

  it('has the same work in hand whatever its size', () => {
    expect(counted(open((state) => seedLarge(state, 400)))).toEqual({ issues: 400, ...largeCounts });
    expect(counted(open((state) => seedLarge(state, 1500)))).toEqual({ issues: 1500, ...largeCounts });
    expect(() => open((state) => seedLarge(state, 10))).toThrow(RangeError);
  });

  it('is consistent', () => {
    const state = open((empty) => seedLarge(empty, 20_000));
    expect(counted(state)).toEqual({ issues: 20_000, ...largeCounts });
    expect(inconsistencies(state)).toEqual([]);
  });
});

describe('the seed friday', () => {
  it.each([
    ['a Monday', '2026-11-23T06:00:00.000Z', '2026-11-27'],
    ['the Friday itself', '2026-11-27T17:30:00.000Z', '2026-11-27'],
    ['a Saturday', '2026-11-28T00:00:00.000Z', '2026-12-04'],
  ])('begins on the Friday that comes next, from %s on', (_, at, friday) => {
    expect(new Date(fridayFrom(Date.parse(at))).toISOString()).toBe(`${friday}T08:30:00.000Z`);
  });

  it('has eight clients with an update to send, and a ninth whose updates are paused', () => {
    const friday = fridayFrom(Date.parse(now));
    const script = fridayScript(friday);
    expect(script.filter(({ pause }) => !pause)).toHaveLength(8);
    expect(new Set(script.map(({ projectKey }) => projectKey)).size).toBe(8);
    const state = open((empty) => runSteps(empty, fridayHistory(friday)), new Date(friday).toISOString());
    expect(inconsistencies(state)).toEqual([]);
    for (const { projectKey, visibility, contacts } of script) {
      expect(issuesOf(state, projectKey).filter(({ labels }) => labels.includes(visibility.label)).length).toBeGreaterThanOrEqual(4);
      for (const { emailAddress, hasAccount } of contacts) if (hasAccount) expect([...state.users.all()].some((user) => user.emailAddress === emailAddress)).toBe(true);
    }
  });
});
