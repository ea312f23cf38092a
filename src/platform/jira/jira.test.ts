import { startInside } from '../../../local/testing/inside';

type Answered = { status: number; body?: unknown; headers?: Record<string, string> } | 'lost';

/** A Jira that gives these answers one after the other, and tells what it was asked. */
async function jiraAnswering(...answers: Answered[]) {
  const asked: string[] = [];
  const inside = await startInside({
    jira: async ({ path, init, as }) => {
      asked.push(`${as.kind} ${init.method} ${path}`);
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (!answer || answer === 'lost') throw new TypeError('fetch failed');
      return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), { status: answer.status, headers: { 'content-type': 'application/json', ...answer.headers } });
    },
  });
  const { asApp, asUser } = await import('./jira');
  return { inside, asked, asApp, asUser };
}
const count = { status: 200, body: { count: 4 } };

describe('calls to Jira', () => {
  it('puts path values and query where they belong, encoded', async () => {
    const { inside, asked, asUser } = await jiraAnswering({ status: 200, body: { id: '1', key: 'A-1' } });
    await inside.run(() => asUser().send('issue', { path: { issue: 'A 1?x#y' }, query: { fields: 'summary', expand: undefined } }));
    expect(asked).toEqual(['user GET /rest/api/3/issue/A%201%3Fx%23y?fields=summary']);
    await inside.close();
  });

  it.each(['', '.', '..'])('never sends the path value %p', async (issue) => {
    const { inside, asked, asUser } = await jiraAnswering(count);
    await expect(inside.run(() => asUser().send('issue', { path: { issue } }))).rejects.toMatchObject({ code: 'not-found' });
    expect(asked).toEqual([]);
    await inside.close();
  });

  it('waits as long as Jira asks and reads again', async () => {
    const { inside, asked, asApp } = await jiraAnswering({ status: 429, headers: { 'Retry-After': '1' } }, count);
    expect(await inside.run(() => asApp().send('count', { body: { jql: 'project = 1' } }))).toEqual({ count: 4 });
    expect(asked).toHaveLength(2);
    await inside.close();
  });

  it('leaves a long wait to the caller', async () => {
    const { inside, asked, asApp } = await jiraAnswering({ status: 429, headers: { 'Retry-After': '60' } });
    const { refusalBehind } = await import('./refusal');
    const error = await inside.run(() => asApp().send('count', { body: {} })).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'unavailable', key: 'failure.jira-busy', parameters: { seconds: 60 } });
    expect(refusalBehind(error)?.retryAfterSeconds).toBe(60);
    expect(asked).toHaveLength(1);
    await inside.close();
  });

  it('reads again after a lost answer, but never writes again', async () => {
    const reading = await jiraAnswering('lost', count);
    expect(await reading.inside.run(() => reading.asApp().send('count', { body: {} }))).toEqual({ count: 4 });
    await reading.inside.close();
    const writing = await jiraAnswering('lost');
    await expect(writing.inside.run(() => writing.asApp().send('notify', { path: { issue: '1' }, body: {} }))).rejects.toMatchObject({ code: 'unavailable' });
    expect(writing.asked).toHaveLength(1);
    await writing.inside.close();
  });

  it.each([
    [400, { errorMessages: ['No.'], errors: { to: 'Nobody.' } }, 'invalid', { reason: 'No. Nobody.' }],
    [403, { errorMessage: 'Mail is off.' }, 'forbidden', { reason: 'Mail is off.' }],
    [403, 'not JSON at all', 'forbidden', { reason: 'HTTP 403' }],
    [404, {}, 'not-found', undefined],
    [409, {}, 'conflict', { reason: 'HTTP 409' }],
    [500, {}, 'unavailable', undefined],
  ])('turns %i into its own code', async (status, body, code, parameters) => {
    const { inside, asApp } = await jiraAnswering({ status, body });
    await expect(inside.run(() => asApp().send('setIssueProperty', { path: { issue: '1', property: 'p' }, body: {} }))).rejects.toMatchObject({ code, parameters });
    await inside.close();
  });

  it('reads a change that leaves out its new text', async () => {
    const histories = [{ id: '1', created: 1763640000000, items: [{ field: 'duedate', fieldId: 'duedate', from: '2026-11-20' }] }];
    const { inside, asApp } = await jiraAnswering({ status: 200, body: { issueChangeLogs: [{ issueId: '7', changeHistories: histories }] } });
    const page = await inside.run(() => asApp().send('changelogs', { body: {} }));
    expect(page.issueChangeLogs[0]?.changeHistories[0]?.items?.[0]).toMatchObject({ fieldId: 'duedate', from: '2026-11-20' });
    await inside.close();
  });

  it('drops what it did not ask about', async () => {
    const { inside, asApp } = await jiraAnswering({ status: 200, body: { count: 4, secret: 'x' } });
    expect(await inside.run(() => asApp().send('count', { body: {} }))).toEqual({ count: 4 });
    await inside.close();
  });
});
