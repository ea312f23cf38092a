import { fixtureShell } from './shell-fixture';

const frame = 'http://127.0.0.1:8090';

describe('one port, two hosts', () => {
  const { ask, bo } = fixtureShell();

  it('serves the app to its own host, with the bridge first and Forge’s policy', async () => {
    const page = await ask(`${frame}/app/page/page.html?projectKey=ACME`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<head><script src="http://127.0.0.1:8090/cdn/bridge.js" data-moved-time="0"></script><title>');
    expect(page.headers.get('content-security-policy')).toContain('frame-ancestors');
    expect((await ask(`${frame}/app/page/assets/page.js`)).headers.get('content-type')).toContain('text/javascript');
    expect((await ask(`${frame}/cdn/bridge.js`)).text).toBe('/* bridge */');
    expect(JSON.parse((await ask(`${frame}/app/page/__LOCALES__/zh-CN.json`)).text)).toEqual({ page: { title: '客户沟通' } });
  });

  it.each(['/', '/projects', '/mailbox.json', '/rest/api/3/myself', '/shell/shell.js', '/app/page/..%2fsecret.txt', '/app/other/page.html'])('has no %s on the app’s host', async (path) => {
    expect((await ask(frame + path, { as: bo })).status).toBe(404);
  });

  it.each(['/app/page/page.html', '/cdn/bridge.js'])('has no %s on Jira’s host', async (path) => {
    expect((await ask(path, { as: bo })).status).toBe(404);
  });

  it('answers Jira’s REST API on Jira’s host', async () => {
    expect((await ask('/rest/api/3/unknown')).headers.get('content-type')).toContain('json');
  });

  it('refuses any other name for this machine', async () => {
    expect((await ask('http://candor.example:8090/mailbox.json')).status).toBe(421);
  });
});
