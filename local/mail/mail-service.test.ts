import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../clock';
import { openDatabase } from '../database';
import { createSiteState } from '../site/state';
import { openMailboxServer, type ReceivedMail } from './mailbox-server';
import { createMailService } from './mail-service';
import { createOutbox } from './outbox';

const site = { name: 'Studio Jira', address: 'jira@studio.example' };
const ana = { name: 'Ana Silva', address: 'ana@harbor.example' };

function open() {
  const database = openDatabase(':memory:');
  const clock = fixedClock('2026-03-02T09:00:00.000Z');
  const state = createSiteState(database, clock);
  return { clock, state, mail: createMailService({ state }) };
}

describe('the mail service', () => {
  it('brings emoji, Chinese and right-to-left text to the mailbox unchanged', async () => {
    const { state, mail } = open();
    const text = 'Status 🚀👩‍💻\n晨光：已完成\nمرحبا بالعالم\n. a line that begins with a dot\n.\nend';
    await mail.send({ to: { name: '王芳', address: 'fang@chenguang.example' }, from: site, subject: '进度 🚀 مرحبا', text, html: `<p dir="rtl">مرحبا</p><p>🚀 王芳 &amp; Ana</p>` });
    const [message] = [...state.mailbox.all()];
    expect(message).toEqual({
      id: '1',
      to: 'fang@chenguang.example',
      from: '"Studio Jira" <jira@studio.example>',
      subject: '进度 🚀 مرحبا',
      text,
      html: '<p dir="rtl">مرحبا</p><p>🚀 王芳 &amp; Ana</p>',
      at: '2026-03-02T09:00:00.000Z',
    });
    await mail.close();
  });

  it('keeps a long line and a long subject whole', async () => {
    const { state, mail } = open();
    const subject = 'Progress '.repeat(60).trim();
    const text = '进度'.repeat(2000);
    await mail.send({ to: ana, from: site, subject, text, html: `<p>${text}</p>` });
    expect([...state.mailbox.all()][0]).toMatchObject({ subject, text, html: `<p>${text}</p>` });
    await mail.close();
  });

  it.each(['\r\n', '\n', '\r', '\u2028', '\0'])('lets no name or subject begin a header (%j)', async (lineBreak) => {
    const { state, mail } = open();
    await mail.send({
      to: { ...ana, name: `Ana${lineBreak}Bcc: thief@elsewhere.example` },
      from: { ...site, name: `Studio${lineBreak}X-Forged: yes` },
      subject: `Hello${lineBreak}Bcc: thief@elsewhere.example${lineBreak}${lineBreak}body`,
      text: 't',
      html: '<p>t</p>',
    });
    const messages = [...state.mailbox.all()];
    expect(messages.map((message) => message.to)).toEqual([ana.address]);
    expect(messages[0]).toMatchObject({ text: 't', subject: expect.stringMatching(/^Hello Bcc: thief/) });
    await mail.close();
  });

  it.each(['a@b.example\r\nRCPT TO:<x@y.example>', 'a b@c.example', 'nobody', 'a@b.example>', 'a@b@c.example'])('refuses the address %j at once', async (address) => {
    const { state, mail } = open();
    expect(() => mail.queue({ to: { name: 'x', address }, from: site, subject: 's', text: 't', html: 'h' })).toThrow('Not an e-mail address');
    expect(state.mailbox.size()).toBe(0);
    await mail.close();
  });

  it('stamps the time of the promise, not of the arrival', async () => {
    const { state, clock, mail } = open();
    mail.queue({ to: ana, from: site, subject: 'first', text: 't', html: 'h' });
    clock.advance(3_600_000);
    mail.queue({ to: ana, from: site, subject: 'second', text: 't', html: 'h' });
    await mail.idle();
    expect([...state.mailbox.all()].map(({ subject, at }) => [subject, at])).toEqual([
      ['first', '2026-03-02T09:00:00.000Z'],
      ['second', '2026-03-02T10:00:00.000Z'],
    ]);
    await mail.close();
  });

  it('sends after a crash what it had promised, and never twice', async () => {
    const { state } = open();
    const outbox = createOutbox(state);
    const lost = outbox.add({ to: ana, from: site, subject: 'promised', text: 't', html: 'h' });
    const arrived = outbox.add({ to: ana, from: site, subject: 'arrived, but not ticked off', text: 't', html: 'h' });
    state.mailbox.put({ id: arrived.id, to: ana.address, from: site.address, subject: arrived.subject, text: 't', html: 'h', at: arrived.at });

    const restarted = createMailService({ state });
    await restarted.idle();
    expect([...state.mailbox.all()].map((message) => message.id).sort()).toEqual([lost.id, arrived.id].sort());
    expect(createOutbox(state).waiting()).toEqual([]);
    await restarted.close();
  });

  it('loses nothing when the process is killed right after the promise', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'outbox-')), 'site.db');
    const program = `
      const { openDatabase } = require('./local/database.ts');
      const { createSiteState } = require('./local/site/state.ts');
      const { createMailService } = require('./local/mail/mail-service.ts');
      const state = createSiteState(openDatabase(${JSON.stringify(path)}), { now: Date.now, advance() {} });
      const mail = createMailService({ state });
      for (const subject of ['one', 'two']) mail.queue({ to: ${JSON.stringify(ana)}, from: ${JSON.stringify(site)}, subject, text: 't', html: 'h' });
      process.kill(process.pid, 'SIGKILL');
    `;
    const killed = spawnSync(process.execPath, ['--import', 'tsx', '-e', program], { encoding: 'utf8' });
    expect([killed.signal, killed.stderr]).toEqual(['SIGKILL', '']);

    const database = openDatabase(path);
    const state = createSiteState(database, fixedClock('2026-03-02T09:00:00.000Z'));
    expect(state.mailbox.size()).toBe(0);
    const mail = createMailService({ state });
    await mail.idle();
    expect([...state.mailbox.all()].map((message) => message.subject)).toEqual(['one', 'two']);
    await mail.close();
    database.close();
  }, 30_000);

  it('starts no server before the first message', async () => {
    const { mail } = open();
    await mail.idle();
    await mail.close();
    expect(() => mail.queue({ to: ana, from: site, subject: 's', text: 't', html: 'h' })).toThrow('closed');
  });
});

describe('the mailbox server', () => {
  it('gives one entry for each recipient, and survives a client that breaks off', async () => {
    const received: ReceivedMail[] = [];
    const server = await openMailboxServer((mails) => received.push(...mails));
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write('EHLO x\r\n');
        socket.resetAndDestroy();
        resolve();
      });
    });
    await new Promise<void>((resolve, reject) => {
      const lines = ['EHLO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<one@c.example>', 'RCPT TO:<two@c.example>', 'DATA', 'Subject: hi\r\n\r\nHello\r\n.', 'QUIT'];
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', reject);
      socket.on('close', () => resolve());
      let answer = '';
      socket.on('data', (data) => {
        answer += data.toString();
        if (!/^\d{3} .*\r\n$/m.test(answer)) return;
        answer = '';
        const line = lines.shift();
        if (line) socket.write(`${line}\r\n`);
      });
    });
    expect(received.map(({ to, subject }) => [to, subject])).toEqual([
      ['one@c.example', 'hi'],
      ['two@c.example', 'hi'],
    ]);
    await server.close();
  });
});
