import { paragraphs } from '../document';
import { addComment, editComment, setCommentProperty, visibilityProperty } from '../operations/comments';
import type { SiteUser } from '../model';
import { fixtureDesk } from './desk-fixture';

const root = '/rest/servicedeskapi/request';
type Page = { values: { id: string; body: string; public: boolean }[] };

describe('comments on requests', () => {
  it('are read by customers when public, by agents always', async () => {
    const { ana, agent, fang, call, raise } = fixtureDesk();
    const key = await raise(ana);
    const note = (await call(agent, 'POST', `${root}/${key}/comment`, { body: 'Between us: late again.', public: false })).body;
    await call(agent, 'POST', `${root}/${key}/comment`, { body: 'We are on it.', public: true });
    expect((await call(ana, 'POST', `${root}/${key}/comment`, { body: 'psst', public: false })).status).toBe(403);
    expect((await call(ana, 'POST', `${root}/${key}/comment`, { body: 'Thanks', public: true })).status).toBe(201);

    const bodies = async (user: SiteUser, query = '') => (await call<Page>(user, 'GET', `${root}/${key}/comment${query}`)).body.values.map((comment) => comment.body);
    expect(await bodies(ana)).toEqual(['We are on it.', 'Thanks']);
    expect(await bodies(ana, '?internal=true&public=false')).toEqual([]);
    expect(await bodies(agent)).toEqual(['Between us: late again.', 'We are on it.', 'Thanks']);
    expect(await bodies(agent, '?internal=false')).toEqual(['We are on it.', 'Thanks']);
    expect(await bodies(fang)).toEqual([]);
    expect((await call(ana, 'GET', `${root}/${key}/comment/${String(note.id)}`)).status).toBe(404);
    expect((await call(fang, 'GET', `${root}/HELP-99/comment`)).status).toBe(404);
  });

  it('leave no trace with a customer when internal, whichever way she asks', async () => {
    const { ana, rui, agent, state, site, call, raise, support } = fixtureDesk();
    const key = await raise(agent, { raiseOnBehalfOf: ana.accountId, requestParticipants: [rui.accountId] });
    await site.mail.idle();
    const secret = 'vermilion';
    const issue = state.issue(key);
    if (!issue) throw new Error('The request is gone.');
    const comment = addComment(state, agent, issue, { body: paragraphs(secret), properties: { [visibilityProperty]: { internal: true } } });
    const paths = [
      ...['', '?expand=comment,comment.renderedBody,status,participant,action', '/comment', `/comment/${comment.id}`, '/comment?internal=true', '/status', '/participant', '/transition', '/notification'].map((rest) => `${root}/${key}${rest}`),
      `${root}?expand=comment&searchTerm=`,
      `/rest/servicedeskapi/servicedesk/${support.key}/queue`,
      ...['', '/comment', `/comment/${comment.id}`, '/changelog', '?expand=renderedFields,changelog'].map((rest) => `/rest/api/3/issue/${key}${rest}`),
      `/rest/api/3/comment/${comment.id}/properties/${visibilityProperty}`,
      `/rest/api/3/search/jql?jql=${encodeURIComponent(`text ~ ${secret}`)}&fields=*all`,
    ];
    for (const user of [ana, rui]) {
      for (const path of paths) expect(JSON.stringify(await call(user, 'GET', path))).not.toContain(secret);
    }
    await site.mail.idle();
    expect(JSON.stringify([...state.mailbox.all()])).not.toContain(secret);
  });
});

describe('mail to customers', () => {
  const open = async () => {
    const fixture = fixtureDesk();
    const key = await fixture.raise(fixture.agent, { raiseOnBehalfOf: fixture.ana.accountId, requestParticipants: [fixture.fang.accountId] });
    await fixture.site.mail.idle();
    const received = async () => {
      await fixture.site.mail.idle();
      const messages = [...fixture.state.mailbox.all()];
      for (const message of messages) fixture.state.mailbox.delete(message.id);
      return messages;
    };
    const issue = () => {
      const found = fixture.state.issue(key);
      if (!found) throw new Error('The request is gone.');
      return found;
    };
    return { ...fixture, key, received, issue };
  };

  it('tells the reporter that the request was received', async () => {
    const { received, ana, key } = await open();
    expect(await received()).toMatchObject([{ to: ana.emailAddress, subject: `${key} When does it open?`, text: expect.stringContaining('We have received your request') }]);
  });

  it('goes to reporter and participants, in their language, never to the author', async () => {
    const { received, ana, fang, agent, call, key } = await open();
    await received();
    await call(agent, 'POST', `${root}/${key}/comment`, { body: 'It opens on Monday. <b>Really</b>', public: true });
    const [first, second, ...more] = await received();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ to: ana.emailAddress, from: expect.stringContaining('Client help'), subject: `${key} When does it open?`, text: expect.stringContaining('Ed Agent commented:') });
    expect(first?.text).toContain('It opens on Monday. <b>Really</b>');
    expect(first?.html).toContain('<div data-frame-content><p>It opens on Monday. &lt;b&gt;Really&lt;/b&gt;</p></div>');
    expect(second).toMatchObject({ to: fang.emailAddress, text: expect.stringContaining('Ed Agent 发表了评论：') });
    expect(second?.html).toContain('lang="zh-CN"');

    await call(fang, 'POST', `${root}/${key}/comment`, { body: '谢谢' });
    expect((await received()).map((message) => message.to)).toEqual([ana.emailAddress]);
  });

  it('goes out for comments of the platform API and of the app, once each, and not for edits', async () => {
    const { received, ana, fang, app, state, issue } = await open();
    await received();
    const comment = addComment(state, app, issue(), { body: paragraphs('From the app'), properties: { [visibilityProperty]: { internal: false } } });
    expect((await received()).map((message) => message.to)).toEqual([ana.emailAddress, fang.emailAddress]);
    editComment(state, app, comment, { body: paragraphs('Edited') });
    setCommentProperty(state, comment, visibilityProperty, { internal: true });
    expect(await received()).toEqual([]);
  });

  it('stops for those who muted the request and when mail is off', async () => {
    const { received, ana, fang, agent, call, key, state } = await open();
    await received();
    expect((await call(ana, 'GET', `${root}/${key}/notification`)).body).toEqual({ subscribed: true });
    expect((await call(ana, 'DELETE', `${root}/${key}/notification`)).status).toBe(204);
    await call(agent, 'POST', `${root}/${key}/comment`, { body: 'News' });
    expect((await received()).map((message) => message.to)).toEqual([fang.emailAddress]);
    await call(ana, 'PUT', `${root}/${key}/notification`);
    state.settings.put({ id: 'outgoing-mail', value: false });
    await call(agent, 'POST', `${root}/${key}/comment`, { body: 'More news' });
    expect(await received()).toEqual([]);
  });
});
