import { editComment, visibilityProperty } from '../operations/comments';
import type { SiteUser } from '../model';
import { fixtureDesk } from './desk-fixture';

const root = '/rest/servicedeskapi';
type Files = { values: { filename: string; size: number; mimeType: string; _links: { jiraRest: string } }[] };

async function open() {
  const fixture = fixtureDesk();
  const { ana, agent, desk, raise, call, upload } = fixture;
  const key = await raise(ana);
  const temporary = async (user: SiteUser, name?: string) => {
    const { status, body } = await upload<{ temporaryAttachments: { temporaryAttachmentId: string }[] }>(user, `${root}/servicedesk/${desk.id}/attachTemporaryFile`, { name });
    expect(status).toBe(201);
    return body.temporaryAttachments[0]?.temporaryAttachmentId ?? '';
  };
  const attach = async (user: SiteUser, isPublic: boolean, name?: string) =>
    call<{ comment: { id: string; body: string; public: boolean } }>(user, 'POST', `${root}/request/${key}/attachment`, { temporaryAttachmentIds: [await temporary(user, name)], public: isPublic, additionalComment: { body: 'As promised.' } });
  const names = async (user: SiteUser) => {
    const { status, body } = await call<Files>(user, 'GET', `${root}/request/${key}/attachment`);
    return status === 200 ? body.values.map(({ filename }) => filename) : status;
  };
  const idOf = async (name: string) => (await call<Files>(agent, 'GET', `${root}/request/${key}/attachment`)).body.values.find(({ filename }) => filename === name)?._links.jiraRest.split('/').pop() ?? '';
  return { ...fixture, key, temporary, attach, names, idOf };
}

describe('files on requests', () => {
  it('are seen by customers only where they came with a public comment', async () => {
    const { ana, fang, agent, key, attach, names, idOf, upload, call } = await open();
    const { status, body } = await attach(agent, true, 'Plan.pdf');
    expect({ status, comment: body.comment }).toMatchObject({ status: 201, comment: { public: true, body: 'As promised.\n[^Plan.pdf]' } });
    await attach(agent, false, 'Internal.pdf');
    expect((await upload(agent, `/rest/api/3/issue/${key}/attachments`, { name: 'Platform.pdf' })).status).toBe(200);
    expect(await names(agent)).toEqual(['Plan.pdf', 'Internal.pdf', 'Platform.pdf']);
    expect(await names(ana)).toEqual(['Plan.pdf']);
    expect(await names(fang)).toBe(404);

    const read = async (user: SiteUser, name: string) => (await call<string>(user, 'GET', `${root}/request/${key}/attachment/${await idOf(name)}`)).status;
    expect([await read(ana, 'Plan.pdf'), await read(ana, 'Internal.pdf'), await read(ana, 'Platform.pdf'), await read(fang, 'Plan.pdf'), await read(agent, 'Platform.pdf')]).toEqual([200, 404, 404, 404, 200]);
    expect((await call(ana, 'GET', `/rest/api/3/attachment/${await idOf('Plan.pdf')}`)).status).toBe(404);
    const shown = await call<{ values: { attachments: Files }[] }>(ana, 'GET', `${root}/request/${key}/comment?expand=attachment`);
    expect(shown.body.values.map(({ attachments }) => attachments.values.map(({ filename }) => filename))).toEqual([['Plan.pdf']]);
  });

  it('are gone for customers when their comment becomes internal', async () => {
    const { ana, agent, state, attach, names } = await open();
    const { body } = await attach(agent, true);
    const comment = state.comments.get(body.comment.id);
    if (!comment) throw new Error('The comment is gone.');
    editComment(state, agent, comment, { properties: { [visibilityProperty]: { internal: true } } });
    expect(await names(ana)).toEqual([]);
  });

  it('are attached by who uploaded them, once, and publicly by customers', async () => {
    const { ana, rui, agent, key, temporary, attach, names, call } = await open();
    const id = await temporary(ana);
    const attached = (user: SiteUser, isPublic: unknown = true) => call(user, 'POST', `${root}/request/${key}/attachment`, { temporaryAttachmentIds: [id], public: isPublic });
    expect((await attached(agent)).status).toBe(400);
    expect((await attached(rui)).status).toBe(404);
    expect((await attached(ana, false)).status).toBe(403);
    expect((await attached(ana)).status).toBe(201);
    expect((await attached(ana)).status).toBe(400);
    expect((await attach(ana, true, '平面图.png')).status).toBe(201);
    expect(await names(ana)).toEqual(['Plan.pdf', '平面图.png']);
  });

  it('are mailed as a comment, and told as a change of the issue', async () => {
    const { ana, agent, state, site, key, attach } = await open();
    await site.mail.idle();
    const before = state.issue(key)?.histories.length ?? 0;
    await attach(agent, true);
    await site.mail.idle();
    expect([...state.mailbox.all()].filter(({ to, text }) => to === ana.emailAddress && text.includes('[^Plan.pdf]'))).toHaveLength(1);
    expect(state.issue(key)?.histories.slice(before)).toMatchObject([{ items: [{ field: 'Attachment', from: null, toString: 'Plan.pdf' }] }]);
  });
});

describe('files of issues', () => {
  it('are attached, read and deleted by who may', async () => {
    const { ada, bo, stranger, customer, issue, upload, call, state } = fixtureDesk();
    const { key, id } = issue();
    const path = `/rest/api/3/issue/${key}/attachments`;
    expect((await upload(stranger, path)).status).toBe(404);
    expect((await upload(customer, path)).status).toBe(404);
    const [file] = (await upload<{ id: string; size: number; mimeType: string; filename: string }[]>(bo, path, { name: '报价 & plan.pdf', content: 'twelve bytes' })).body;
    expect(file).toMatchObject({ filename: '报价 & plan.pdf', size: 12, mimeType: 'application/pdf' });
    const content = await call<string>(bo, 'GET', `/rest/api/3/attachment/content/${file?.id}?redirect=false`);
    expect(content).toMatchObject({ status: 200, body: 'twelve bytes' });
    expect(content.headers.get('content-disposition')).toContain(encodeURIComponent('报价'));
    expect((await call(bo, 'GET', `/rest/api/3/attachment/content/${file?.id}`)).status).toBe(303);
    expect((await call(stranger, 'GET', `/rest/api/3/attachment/content/${file?.id}?redirect=false`)).status).toBe(404);
    expect((await call<{ fields: { attachment: unknown[] } }>(bo, 'GET', `/rest/api/3/issue/${key}?fields=attachment`)).body.fields.attachment).toHaveLength(1);
    expect((await call<{ fields: Record<string, unknown> }>(bo, 'GET', `/rest/api/3/issue/${key}?fields=*navigable`)).body.fields).not.toHaveProperty('attachment');
    expect((await upload(ada, path)).status).toBe(200);
    const others = state.attachmentsOf(id).at(-1)?.id;
    expect((await call(bo, 'DELETE', `/rest/api/3/attachment/${others}`)).status).toBe(403);
    expect((await call(bo, 'DELETE', `/rest/api/3/attachment/${file?.id}`)).status).toBe(204);
    expect(state.files.get(file?.id ?? '')).toBeUndefined();
    expect((await call(ada, 'DELETE', `/rest/api/3/issue/${key}`)).status).toBe(204);
    expect([state.attachments.size(), state.files.get(others ?? '')]).toEqual([0, undefined]);
  });

  it('need Jira’s header, a part named file, and must not be too large', async () => {
    const { bo, issue, site, state, upload } = fixtureDesk();
    const path = `/rest/api/3/issue/${issue().key}/attachments`;
    state.settings.put({ id: 'attachment-limit', value: 10 });
    expect((await upload(bo, path, { content: 'eleven byte' })).status).toBe(413);
    const { authorization } = await import('../authentication');
    const send = (headers: Record<string, string>, name: string) => {
      const form = new FormData();
      form.append(name, new Blob(['x']), 'x.txt');
      return site.fetch(new Request(`https://candor.example.net${path}`, { method: 'POST', headers: { authorization: authorization(bo), ...headers }, body: form }));
    };
    expect((await send({}, 'file')).status).toBe(403);
    expect((await send({ 'x-atlassian-token': 'no-check' }, 'other')).status).toBe(400);
  });
});
