import { authorization } from '../../local/site/authentication';
import type { Issue } from '../../local/site/model';
import { createProject, createSecurityLevel } from '../../local/site/operations/projects';
import { fixtureSite, fixtureUrl, type SiteFixture } from '../../local/site/site-fixture';
import { setMachineTime } from '../../local/machine-time';
import { startInside } from '../../local/testing/inside';
import type { Caller } from '../platform/caller';
import type * as Engagements from '../clients/store';
import type * as ContactLog from './contact-log';
import type * as Mentions from './mention';
import type * as Recording from './recording';
import type * as Refresh from './refresh';
import type * as Store from './store';
import type * as Transactions from '../platform/storage/transaction';
import type { Mention } from './contract';

const engagementId = '5f0c9c1e-0d5a-4f43-9a39-6d0d2f1f7c11';
let fixture: SiteFixture;
let inside: Awaited<ReturnType<typeof startInside>>;
let giveTimeBack: () => void;
let load: typeof Mentions & typeof ContactLog & typeof Recording & typeof Refresh & typeof Store & typeof Transactions;
let caller: Caller;
let issue: Issue;

beforeEach(async () => {
  fixture = fixtureSite();
  const { state, app, bo, site, clock, project } = fixture;
  giveTimeBack = setMachineTime(clock);
  inside = await startInside({
    clock,
    jira: ({ path, init, as }) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', authorization(as.kind === 'app' ? app : bo));
      return site.fetch(new Request(fixtureUrl + path, { ...init, headers }));
    },
  });
  // Loaded once the platform's globals are in place.
  load = {
    ...(await import('./mention')),
    ...(await import('./contact-log')),
    ...(await import('./recording')),
    ...(await import('./refresh')),
    ...(await import('./store')),
    ...(await import('../platform/storage/transaction')),
  };
  const clients: typeof Engagements = await import('../clients/store');
  const body = { projectId: project.id, client: { id: 'client', name: 'Harbor Coffee' }, createdAt: state.now(), timeZone: 'UTC', contactIds: [] } as unknown as Parameters<typeof clients.engagementRecords.create>[1]['body'];
  await inside.run(() => load.commit([clients.engagementRecords.create(engagementId, { scope: `project:${project.id}`, at: state.now(), body })]));
  caller = { accountId: bo.accountId, projectId: project.id, permissions: new Set(['BROWSE_PROJECTS', 'EDIT_ISSUES']), language: 'en', timeZone: 'UTC' };
  issue = fixture.issue({ duedate: '2026-11-27' });
});
afterEach(async () => {
  await inside.close();
  giveTimeBack();
});

const mention = (at = '2026-11-06T11:00:00.000Z', more: Partial<Mention> = {}): Mention => ({ at, byName: 'Bo Builder', requestKey: 'SUP-7', ...more });
const record = async (of: Issue = issue) => (await load.toldIssues.get(`${engagementId}.${of.id}`))?.body;
const confirm = () => load.confirmMention({ engagementId, issueId: issue.id }, caller);

describe('a comment that names an issue', () => {
  it('is remembered and tells nothing', () =>
    inside.run(async () => {
      await load.mentionIssues(engagementId, [issue.key], mention());
      expect(await record()).toMatchObject({ mention: mention(), standing: 'as-told' });
      expect(await load.toldViews(engagementId, [issue.id])).toEqual([]);
      const calls = inside.runtime.count.jiraCalls.length;
      await load.refreshIssue(issue.id);
      expect(inside.runtime.count.jiraCalls).toHaveLength(calls);
    }));

  it('keeps the newest, however often and in whatever order it is said', () =>
    inside.run(async () => {
      const newer = mention('2026-11-06T11:30:00.000+0000', { requestKey: 'SUP-8' });
      for (const each of [newer, mention(), newer]) await load.mentionIssues(engagementId, [issue.id, issue.key], each);
      expect(await record()).toMatchObject({ mention: { at: '2026-11-06T11:30:00.000Z', requestKey: 'SUP-8' } });
    }));

  it('leaves out issues of other projects, restricted ones, and what is no issue', () =>
    inside.run(async () => {
      const { state, project, ada, app } = fixture;
      const other = createProject(state, { key: 'OTH', name: 'Other', leadAccountId: ada.accountId });
      const elsewhere = fixture.issue({ projectId: other.id });
      const restricted = fixture.issue({ securityLevelId: createSecurityLevel(state, { name: 'Team', projectId: project.id, memberAccountIds: [app.accountId] }).id });
      await load.mentionIssues(engagementId, [elsewhere.key, restricted.key, 'UTF-8', 'ACME-999', issue.key], mention());
      expect([await record(elsewhere), await record(restricted)]).toEqual([undefined, undefined]);
      expect(await record()).toMatchObject({ issueId: issue.id });
      await load.mentionIssues('nobody', [issue.key], mention());
    }));

  it('counts as told once a person says that it was right, with the facts of now and the time of the comment', () =>
    inside.run(async () => {
      await load.mentionIssues(engagementId, [issue.key], mention());
      const view = await confirm();
      const by = { accountId: fixture.bo.accountId, name: fixture.bo.displayName };
      expect(view).toMatchObject({ at: mention().at, by, source: { kind: 'word-of-mouth', contactKind: 'mail' }, told: { category: 'to-do', dueOn: '2026-11-27', blocked: false }, standing: 'as-told' });
      expect(await confirm()).toEqual(view);
      const { entries } = await load.listContactLog({ engagementId }, caller);
      expect(entries).toMatchObject([{ id: view.source.id, summary: 'SUP-7 · Bo Builder', told: [{ key: issue.key }] }]);
    }));

  it('does not undo what was told after it', () =>
    inside.run(async () => {
      await load.mentionIssues(engagementId, [issue.key], mention());
      await confirm();
      const before = await record();
      await load.mentionIssues(engagementId, [issue.key], mention('2026-11-06T09:00:00.000Z'));
      expect(await record()).toEqual(before);
      await load.mentionIssues(engagementId, [issue.key], mention('2026-11-06T11:45:00.000Z'));
      expect((await confirm()).at).toBe('2026-11-06T11:45:00.000Z');
    }));

  it('is no news where she was told after it: confirming it answers what she was told', () =>
    inside.run(async () => {
      const entry = { id: 'call', engagementId, kind: 'call' as const, at: '2026-11-06T11:30:00.000Z', loggedBy: { accountId: 'x', name: 'Jonas' }, contacts: [], summary: 'We talked.' };
      const fact = { issueId: issue.id, key: issue.key, summary: issue.summary, status: 'To Do', category: 'to-do' as const, blocked: false, unassigned: true };
      await load.keepConversation(entry, [fact], { projectId: caller.projectId, client: { id: 'client', name: 'Harbor Coffee' } }, caller);
      await load.mentionIssues(engagementId, [issue.key], mention());
      expect(await confirm()).toMatchObject({ at: entry.at, source: { id: 'call' } });
      expect((await load.listContactLog({ engagementId }, caller)).entries.map(({ id }) => id)).toEqual(['call']);
    }));

  it('cannot be confirmed where there is none, elsewhere, or once the issue is gone', () =>
    inside.run(async () => {
      await expect(confirm()).rejects.toMatchObject({ code: 'not-found' });
      await load.mentionIssues(engagementId, [issue.key], mention());
      await expect(load.confirmMention({ engagementId, issueId: issue.id }, { ...caller, projectId: '99999' })).rejects.toMatchObject({ code: 'not-found' });
      fixture.state.issues.delete(issue.id);
      await expect(confirm()).rejects.toMatchObject({ code: 'not-found', key: 'failure.issue-not-found' });
    }));
});
