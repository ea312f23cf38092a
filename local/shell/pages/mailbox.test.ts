import { fixtureShell } from '../shell-fixture';

describe('the mailbox', () => {
  const { state, ask, bo } = fixtureShell();
  const mail = (id: string, at: string, to = 'ana@client.example') =>
    state.mailbox.put({ id, to, from: 'Jira <jira@site.example>', subject: `Mail ${id}`, text: 'Hello', html: '<p>Hello</p><script>alert(1)</script>', at });
  mail('2', '2026-11-06T12:00:00.000Z');
  mail('10', '2026-11-06T12:00:00.000Z', 'wang@client.example');
  mail('3', '2026-11-05T12:00:00.000Z');

  it('is an array, newest first, for programs', async () => {
    const messages = JSON.parse((await ask('/mailbox.json')).text) as Record<string, unknown>[];
    expect(messages.map(({ id }) => id)).toEqual(['10', '2', '3']);
    expect(Object.keys(messages[0] ?? {})).toEqual(['id', 'to', 'subject', 'text', 'html', 'at']);
  });

  it('shows the mail of one recipient', async () => {
    const page = await ask('/mailbox?to=wang%40client.example', { as: bo });
    expect(page.text).toContain('Mail 10');
    expect(page.text).not.toContain('Mail 3');
  });

  it('lets no script of a mail run', async () => {
    const part = await ask('/mailbox/10/html', { as: bo });
    expect(part.text).toContain('<p>Hello</p>');
    expect(part.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox allow-same-origin/);
    expect(part.headers.get('content-security-policy')).not.toMatch(/allow-scripts/);
    expect((await ask('/mailbox', { as: bo })).text).not.toContain('<script>alert');
  });
});
