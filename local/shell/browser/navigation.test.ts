import { addressOf } from './navigation';

const origin = 'http://localhost:8090';
const modules = { page: 'candor', settings: 'settings/candor', across: '/apps/candor' };
const to = (navigation: Parameters<typeof addressOf>[0]) => addressOf(navigation, origin, modules, 'ACME').href;

describe('where the bridge’s router leads', () => {
  it('knows Jira’s pages by address and by target', () => {
    expect(to({ url: '/browse/ACME-1' })).toBe(`${origin}/browse/ACME-1`);
    expect(to({ url: 'https://client.example/page' })).toBe('https://client.example/page');
    expect(to({ target: 'issue', issueKey: 'ACME-1' })).toBe(`${origin}/browse/ACME-1`);
    expect(to({ target: 'module', moduleKey: 'page', path: '/updates/3' })).toBe(`${origin}/projects/ACME/candor/updates/3`);
    expect(to({ target: 'module', moduleKey: 'across' })).toBe(`${origin}/apps/candor`);
    expect(to({ target: 'module', moduleKey: 'across', path: 'all' })).toBe(`${origin}/apps/candor/all`);
    expect(to({ target: 'projectSettingsDetails', projectKey: 'HAR' })).toBe(`${origin}/projects/HAR/settings/candor`);
  });

  it('refuses what runs code, and what the shell has no page for', () => {
    expect(() => to({ url: 'javascript:alert(1)' })).toThrow(/does not follow/);
    expect(() => to({ url: 'data:text/html,hi' })).toThrow(/does not follow/);
    expect(() => to({ target: 'dashboard' })).toThrow(/no page for the navigation target dashboard/);
    expect(() => to({ target: 'module', moduleKey: 'unknown' })).toThrow(/no page/);
  });
});
