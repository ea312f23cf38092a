import { authorization } from './authentication';
import { fixtureDesk } from './service-desk/desk-fixture';
import { createSite, type Site } from './site';
import { fixtureUrl } from './site-fixture';

const { site, state, ada, agent, ana, desk, issue, raise } = fixtureDesk();
const work = issue({ assigneeAccountId: ada.accountId });
const pictureHost = 'http://127.0.0.1:8090';
const elsewhere = createSite({ state, baseUrl: fixtureUrl, pictureBaseUrl: `${pictureHost}/` });

/** Every address of a picture in an answer. */
async function picturesOf(from: Site, path: string, user = ada): Promise<string[]> {
  const answer = await from.fetch(new Request(fixtureUrl + path, { headers: { authorization: authorization(user) } }));
  expect(answer.status).toBe(200);
  return (await answer.text()).match(/https?:[^"]*\/secure\/[^"]*/g) ?? [];
}
const hostsOf = (pictures: string[]) => [...new Set(pictures.map((picture) => new URL(picture).origin))];

describe.each([
  `/rest/api/3/user?accountId=${encodeURIComponent(ada.accountId)}`,
  '/rest/api/3/project/ACME',
  `/rest/api/3/issue/${work.key}`,
  `/rest/api/3/issue/${work.key}/watchers`,
  `/rest/servicedeskapi/servicedesk/${desk.id}/requesttype`,
])('the pictures in %s', (path) => {
  it('are on the host given for them', async () => {
    expect(hostsOf(await picturesOf(elsewhere, path))).toEqual([pictureHost]);
  });

  it('are on the site itself when none is given', async () => {
    expect(hostsOf(await picturesOf(site, path))).toEqual([fixtureUrl]);
  });
});

it('shows on a customer request the picture of the person who raised it', async () => {
  const pictures = await picturesOf(elsewhere, `/rest/servicedeskapi/request/${await raise(ana)}`, agent);
  expect(pictures).toContain(`${pictureHost}/secure/useravatar?accountId=${encodeURIComponent(ana.accountId)}&size=48`);
});
