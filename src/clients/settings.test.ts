import type { Caller } from '../platform/caller';
import { startInside } from '../../local/testing/inside';
import type { Name } from '../../local/testing/people';
import { startWorld, type World } from '../../local/testing/world';
import type { ProjectSettings } from './contract';
import { defaultSettings, sending } from './settings';

const refused = (code: string, message: string, field?: string) => ({ ok: false, error: { code, message: `failure.${message}`, ...(field !== undefined && { field }) } });

describe('the settings', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());

  const open = () => world.admin('maya').value('settings.open');
  const save = async (change: Partial<ProjectSettings>) => world.admin('maya').value('settings.save', { ...(await open()).settings, ...change });
  const maySend = async (name: Name) => (await world.as(name).value('clients.open')).may.send;

  it('show their defaults with the roles and statuses of the project', async () => {
    const calls: string[] = [];
    world.site.observe(({ method, path }) => calls.push(`${method} ${path.replace('/rest/api/3/', '')}`));
    const view = await open();
    expect(view.settings).toEqual({ revision: 'default', sending: { who: 'editors' }, blockedStatuses: ['Blocked'], health: { atRiskIssues: 1, offTrackWorkingDays: 10 }, statuses: {} });
    expect(view.project).toEqual({ id: world.project.id, key: 'HAR', name: 'Harbor app' });
    expect(view.roles.map(({ name }) => name)).toEqual(expect.arrayContaining(['Administrators', 'Members', 'Viewers']));
    expect(view.statusNames).toEqual(['To Do', 'In Progress', 'In Review', 'Blocked', 'Done']);
    expect(calls).toHaveLength(4);
  });

  it('are only for administrators', async () => {
    const { settings } = await open();
    for (const name of ['jonas', 'vera'] as const) {
      expect(await world.admin(name).call('settings.open')).toEqual(refused('forbidden', 'no-permission-administer'));
      expect(await world.admin(name).call('settings.save', settings)).toEqual(refused('forbidden', 'no-permission-administer'));
    }
    for (const name of ['stranger', 'ana'] as const) expect(await world.admin(name).call('settings.save', settings)).toEqual(refused('not-found', 'project-not-found'));
  });

  it('keep what was changed, and refuse the second of two editors', async () => {
    const saved = await save({ blockedStatuses: ['Blocked', '等待客户'], statuses: { 'In Review': { en: 'We are checking it' } } });
    expect((await open()).settings).toEqual(saved);
    expect(await world.admin('maya').call('settings.save', { ...saved, revision: 'default' })).toEqual(refused('conflict', 'changed-elsewhere'));
    expect(await world.admin('maya').call('settings.save', { ...saved, health: { atRiskIssues: 2, offTrackWorkingDays: 5 } })).toMatchObject({ ok: true });
    expect(await world.admin('maya').call('settings.save', saved)).toEqual(refused('conflict', 'changed-elsewhere'));
  });

  it('let one of two first editors win', async () => {
    const replies = await Promise.all([1, 2].map((atRiskIssues) => world.admin('maya').call('settings.save', { ...defaultSettings, health: { atRiskIssues, offTrackWorkingDays: 10 } })));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(replies.find(({ ok }) => !ok)).toEqual(refused('conflict', 'changed-elsewhere'));
  });

  it.each([
    [{}, ''],
    [{ sending: { who: 'everyone' } }, 'sending.who'],
    [{ sending: { who: 'role', roleId: '424242' } }, 'sending.roleId'],
    [{ sending: { who: 'role', roleId: '../x' } }, 'sending.roleId'],
    [{ blockedStatuses: [' '] }, 'blockedStatuses.0'],
    [{ blockedStatuses: Array.from({ length: 101 }, (_, index) => `s${index}`) }, 'blockedStatuses'],
    [{ health: { atRiskIssues: 0, offTrackWorkingDays: 10 } }, 'health.atRiskIssues'],
    [{ health: { atRiskIssues: 1.5, offTrackWorkingDays: 10 } }, 'health.atRiskIssues'],
    [{ statuses: { Open: { en: 'x'.repeat(61) } } }, 'statuses.Open.en'],
    [{ more: true }, ''],
  ])('refuse %j', async (change, field) => {
    const payload = Object.keys(change).length > 0 ? { ...defaultSettings, ...change } : {};
    const reply = await world.admin('maya').raw('settings.save', payload);
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid' } });
    if (field !== '') expect(reply).toMatchObject({ error: { field } });
    expect((await open()).settings).toEqual(defaultSettings);
  });

  it('narrow who may send to administrators', async () => {
    await save({ sending: { who: 'administrators' } });
    expect([await maySend('maya'), await maySend('jonas'), await maySend('vera')]).toEqual([true, false, false]);
  });

  it('narrow who may send to the members of a role who may also edit', async () => {
    const roles = (await open()).roles;
    const roleId = (name: string) => roles.find((role) => role.name === name)?.id ?? '';
    await save({ sending: { who: 'role', roleId: roleId('Members') } });
    expect([await maySend('maya'), await maySend('jonas'), await maySend('vera')]).toEqual([false, true, false]);
    await save({ sending: { who: 'role', roleId: roleId('Viewers') } });
    expect([await maySend('jonas'), await maySend('vera')]).toEqual([false, false]);
  });

  it('let nobody send by a role that is gone', async () => {
    await save({ sending: { who: 'role', roleId: (await open()).roles.find(({ name }) => name === 'Members')?.id ?? '' } });
    world.site.fault({ path: /approximate-count/, effect: { status: 400 } });
    expect(await maySend('jonas')).toBe(false);
    expect(await maySend('jonas')).toBe(true);
  });
});

it('sending is refused with its reason', async () => {
  const inside = await startInside();
  const caller = (permissions: Caller['permissions']): Caller => ({ accountId: 'a', projectId: '10001', permissions, language: 'en', timeZone: 'UTC' });
  await expect(inside.run(async () => sending.and?.(caller(new Set(['BROWSE_PROJECTS']))))).rejects.toMatchObject({ code: 'forbidden', key: 'failure.no-permission-send' });
  await inside.run(async () => sending.and?.(caller(new Set(['BROWSE_PROJECTS', 'EDIT_ISSUES']))));
  await inside.close();
});
