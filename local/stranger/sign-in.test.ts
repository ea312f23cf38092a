import { refusal, startStranger, type Stranger } from './stranger';

describe('signing in', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());

  it('answers the person whose address and token come along', async () => {
    const { client, bo, ana, app } = stranger;
    expect(await client(bo).myself.getCurrentUser()).toMatchObject({ accountId: bo.accountId, accountType: 'atlassian', emailAddress: bo.emailAddress, locale: 'en_US' });
    expect(await client(ana).myself.getCurrentUser()).toMatchObject({ accountId: ana.accountId, accountType: 'customer' });
    expect(await client(app).myself.getCurrentUser()).toMatchObject({ accountType: 'app' });
  });

  it('refuses a wrong token, somebody unknown, and nobody', async () => {
    const { client, bo } = stranger;
    for (const user of [{ ...bo, apiToken: 'guessed' }, { ...bo, emailAddress: 'who@example.com' }, null]) {
      expect((await refusal(client(user).myself.getCurrentUser())).status).toBe(401);
    }
  });

  it('tells anybody which site this is', async () => {
    const { client, baseUrl } = stranger;
    expect(await client(null).serverInfo.getServerInfo()).toMatchObject({ baseUrl, deploymentType: 'Cloud' });
    expect(await client(null).serviceDesk.info.getInfo()).toMatchObject({ isLicensedForUse: true });
  });

  it('is judged by the client: an answer that does not fit its schema is rejected', async () => {
    const { client, bo, site } = stranger;
    site.fault({ path: /myself/, effect: { status: 200, body: { accountId: 5 } } });
    await expect(client(bo).myself.getCurrentUser()).rejects.toMatchObject({ report: { issues: [expect.objectContaining({ path: 'accountId', received: 'number' })] } });
  });
});
