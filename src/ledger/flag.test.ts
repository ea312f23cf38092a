import { setMachineTime } from '../../local/machine-time';
import { authorization } from '../../local/site/authentication';
import type { Issue } from '../../local/site/model';
import { editIssue } from '../../local/site/operations/issues';
import { fixtureSite, fixtureUrl, type SiteFixture } from '../../local/site/site-fixture';
import { startInside } from '../../local/testing/inside';
import type * as Flag from './flag';
import type * as Recording from './recording';
import type * as Refresh from './refresh';
import type * as Snapshots from './snapshot';
import type * as Transactions from '../platform/storage/transaction';

let fixture: SiteFixture;
let inside: Awaited<ReturnType<typeof startInside>>;
let load: typeof Flag & typeof Recording & typeof Refresh & typeof Snapshots & typeof Transactions;
let issue: Issue;
let giveTimeBack: () => void;
/** What the next flag written to Jira waits for. */
let gate: Promise<void> | undefined;
const written: unknown[] = [];

beforeEach(async () => {
  fixture = fixtureSite();
  giveTimeBack = setMachineTime(fixture.clock);
  gate = undefined;
  written.length = 0;
  inside = await startInside({
    clock: fixture.clock,
    jira: async ({ path, init }) => {
      if (init.method === 'PUT') {
        written.push(JSON.parse(String(init.body)));
        const wait = gate;
        gate = undefined;
        await wait;
      }
      const headers = new Headers(init.headers);
      headers.set('authorization', authorization(fixture.app));
      return fixture.site.fetch(new Request(fixtureUrl + path, { ...init, headers }));
    },
  });
  // Loaded once the platform's globals are in place.
  load = {
    ...(await import('./flag')),
    ...(await import('./recording')),
    ...(await import('./refresh')),
    ...(await import('./snapshot')),
    ...(await import('../platform/storage/transaction')),
  };
  issue = fixture.issue({ duedate: '2126-11-27' });
});
afterEach(async () => {
  await inside.close();
  giveTimeBack();
});

const flag = () => fixture.state.issues.get(issue.id)?.properties['candor.told'];
/** Far off: the app's clock here is the machine's. */
const due = (duedate: string) => editIssue(fixture.state, fixture.bo, fixture.state.issues.get(issue.id)!, { duedate });
async function tell() {
  const fact = { id: issue.id, key: issue.key, category: 'to-do' as const, status: 'To Do', dueOn: '2126-11-27', blocked: false, blockedBy: [], unassigned: true };
  const who = { engagementId: 'harbor', projectId: fixture.project.id, clientId: 'client', sentAt: '2026-11-06T12:00:00.000Z', sentBy: { accountId: 'maya', name: 'Maya' } };
  const what = { contactKind: 'call' as const, summary: 'We talked.', contacts: [], issues: [fact], versions: [], lines: [{ id: 'call', section: 'word-of-mouth', texts: {}, issueIds: [issue.id], versionIds: [] }] };
  await load.commit([load.freeze({ kind: 'word-of-mouth', id: 'call', ...who, ...what })]);
  await load.recordTold('call');
  await load.refreshIssue(issue.id);
}

it('is written once, and again only when it changes', () =>
  inside.run(async () => {
    await tell();
    await load.refreshIssue(issue.id);
    due('2126-12-04');
    await load.refreshIssue(issue.id);
    due('2126-12-11');
    await load.refreshIssue(issue.id);
    expect(written).toEqual([{ standing: 'as-told' }, { standing: 'worse' }]);
    expect(flag()).toEqual({ standing: 'worse' });
  }));

it('is right in the end when an older one reaches Jira after a newer one', () =>
  inside.run(async () => {
    await tell();
    due('2126-12-04');
    let open = () => undefined as void;
    gate = new Promise((resolve) => (open = resolve));
    const slow = load.refreshIssue(issue.id);
    while (written.length < 2) await new Promise((resolve) => setImmediate(resolve));
    due('2126-11-27');
    await load.refreshIssue(issue.id);
    expect(flag()).toEqual({ standing: 'as-told' });
    open();
    await slow;
    expect(flag()).toEqual({ standing: 'as-told' });
  }));

it('is not written for an issue that is gone', () =>
  inside.run(async () => {
    await tell();
    fixture.state.issues.delete(issue.id);
    await load.writeFlag(issue.id);
    await load.refreshIssue(issue.id);
    expect(written).toEqual([{ standing: 'as-told' }]);
  }));
