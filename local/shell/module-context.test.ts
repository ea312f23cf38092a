import { jiraAs } from './jira';
import { moduleContext } from './module-context';
import { fixtureShell } from './shell-fixture';

describe('the context of a module', () => {
  const { services, site, ada, bo, stranger, project } = fixtureShell();
  const contextOf = (user: typeof bo, moduleKey: string) =>
    moduleContext(services, jiraAs(site, 'http://localhost:8090', user), { user, isAnonymous: false, theme: 'dark', language: 'en' }, { moduleKey, projectKey: 'ACME' });

  it('is what view.getContext() gives on Forge', async () => {
    expect(await contextOf(ada, 'settings')).toEqual({
      accountId: ada.accountId,
      cloudId: 'cloud',
      environmentId: 'local',
      environmentType: 'DEVELOPMENT',
      localId: 'local-settings-ACME',
      moduleKey: 'settings',
      siteUrl: 'http://localhost:8090',
      locale: 'en-US',
      timezone: ada.timeZone,
      theme: expect.objectContaining({ colorMode: 'dark' }) as unknown,
      extension: {
        type: 'jira:projectSettingsPage',
        location: 'http://localhost:8090/projects/ACME/settings/candor',
        project: { id: project.id, key: 'ACME', type: 'software' },
      },
    });
  });

  it('is given to nobody who may not open the page', async () => {
    await expect(contextOf(bo, 'settings')).rejects.toMatchObject({ status: 403 });
    await expect(contextOf(stranger, 'page')).rejects.toMatchObject({ status: 404 });
  });
});
