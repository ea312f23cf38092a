import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { UsageError } from '../options';
import { createSiteState } from '../site/state';
import { fixedClock } from '../clock';
import { openDatabase } from '../database';
import { importFiles } from './import';
import { cloudHistories, cloudIssue, importedAt, importInto } from './import-fixture';

const line = JSON.stringify(cloudIssue());
const second = JSON.stringify(cloudIssue({ key: 'SHOP-8', id: '20032' }));
const withFields = (fields: object) => JSON.stringify(cloudIssue({ key: 'SHOP-9', id: '20033', fields }));

describe('a broken record', () => {
  it.each<[string, string, RegExp]>([
    ['is not JSON', '{"key": "SHOP-9", "fields": {', /^a\.jsonl:2: This is not JSON/],
    ['is no object', '17', /^a\.jsonl:2: this is not an issue of Jira$/],
    ['has no key', JSON.stringify({ id: '1', fields: {} }), /^a\.jsonl:2: this issue has no key$/],
    ['has a key that is none', JSON.stringify({ key: 'shop 9', fields: {} }), /^a\.jsonl:2: "shop 9" is not the key of an issue$/],
    ['has no fields', JSON.stringify({ key: 'SHOP-9' }), /^a\.jsonl:2: SHOP-9 has no fields$/],
    ['has fields that are a list', JSON.stringify({ key: 'SHOP-9', fields: [] }), /^a\.jsonl:2: SHOP-9 has no fields$/],
    ['was created on a day that is none', withFields({ created: '2026-02-30T10:00:00.000+0000' }), /^a\.jsonl:2: SHOP-9: created "2026-02-30T10:00:00.000\+0000" is not a time$/],
    ['was created at 25 o’clock', withFields({ created: '2026-02-03T25:00:00.000+0000' }), /is not a time$/],
    ['was changed in the future', withFields({ updated: '2099-01-01T10:00:00.000+0000' }), /^a\.jsonl:2: SHOP-9: updated "2099-01-01T10:00:00.000\+0000" is still to come$/],
    ['is due on a day that is none', withFields({ duedate: '2026-13-01' }), /^a\.jsonl:2: SHOP-9: duedate "2026-13-01" is not a date$/],
    ['does not say when it was created', JSON.stringify({ key: 'SHOP-9', fields: { summary: 'When?' } }), /^a\.jsonl:2: SHOP-9: nothing says when it was created$/],
    ['holds changes of no issue', JSON.stringify(cloudHistories[0]), /^a\.jsonl:2: these changes do not name their issue$/],
    ['holds changes of an issue in no file', JSON.stringify({ issueKey: 'SHOP-9', ...cloudHistories[0] }), /^a\.jsonl:2: these changes belong to SHOP-9, which is in no file$/],
  ])('that %s is told, and the others are loaded', async (_name, broken, message) => {
    const { state, messages, close } = await importInto({ 'a.jsonl': `${line}\n${broken}\n${second}` });
    expect(messages[0]).toMatch(message);
    expect(messages.at(-1)).toMatch(/^ {2}2 issues .*; 1 broken records skipped/);
    expect([...state.issues.all()].map(({ key }) => key)).toEqual(['SHOP-7', 'SHOP-8']);
    await close();
  });

  it('may be the first of a file', async () => {
    const { messages, close } = await importInto({ 'a.jsonl': `{"key": "SHO\n\n${line}\n${second}` });
    expect(messages[0]).toMatch(/^a\.jsonl:1: This is not JSON/);
    expect(messages.at(-1)).toMatch(/2 issues/);
    await close();
  });

  it('is found by its line in a file of one answer', async () => {
    const page = JSON.stringify({ names: {}, issues: [cloudIssue(), cloudIssue({ key: 'SHOP-8', fields: { created: 'yesterday' } }), cloudIssue({ key: 'SHOP-9', id: '9' })] }, null, 1);
    const { messages, state, close } = await importInto({ 'a.json': page });
    expect(messages[0]).toBe(`a.json:${page.slice(0, page.indexOf('"key": "SHOP-8"')).split('\n').length - 2}: SHOP-8: created "yesterday" is not a time`);
    expect(state.issue('SHOP-9')).toBeDefined();
    await close();
  });

  it('costs a page only itself, also where a quote is missing', async () => {
    const page = JSON.stringify([cloudIssue(), cloudIssue({ key: 'SHOP-8', id: '8' }), cloudIssue({ key: 'SHOP-9', id: '9' })], null, 2).replace('"SHOP-8",', '"SHOP-8,');
    const { messages, state, close } = await importInto({ 'a.json': page });
    expect(messages[0]).toMatch(/^a\.json:\d+: This is not JSON/);
    expect([...state.issues.all()].map(({ key }) => key)).toEqual(['SHOP-7', 'SHOP-9']);
    await close();
  });

  it('is the last of a file that was torn off', async () => {
    const page = JSON.stringify({ issues: [cloudIssue(), cloudIssue({ key: 'SHOP-8', id: '8' })] });
    const torn = await importInto({ 'a.json': page.slice(0, -400), 'b.json.gz': gzipSync(`${line.replace('SHOP-7', 'SHOP-10')}\n`.repeat(3)).subarray(0, -12) });
    expect(torn.messages.slice(0, 2)).toEqual([expect.stringMatching(/^a\.json:1: /), expect.stringMatching(/^b\.json\.gz:\d: The file cannot be read any further/)]);
    expect(torn.state.issue('SHOP-7')).toBeDefined();
    await torn.close();
  });

  it('may be one change or one comment of an issue: then only this is left out', async () => {
    const changed = cloudIssue({
      histories: [{ ...cloudHistories[0], id: '1', created: '2026-11-31T00:00:00.000+0000' }, { id: '2', items: [] }, 'x'],
      fields: { comment: { comments: [{ id: '5', body: 'lost', created: 'soon' }, { id: '6', body: 'kept', created: '2026-11-03T09:00:00.000+0100' }] } },
    });
    const { messages, state, close } = await importInto({ 'a.jsonl': changed });
    expect(messages.slice(0, 4)).toEqual([
      'a.jsonl:1: SHOP-7: the time of change 1 "2026-11-31T00:00:00.000+0000" is not a time; this change is left out',
      'a.jsonl:1: SHOP-7: change 2 has no time; this change is left out',
      'a.jsonl:1: SHOP-7: a change is not an object; this change is left out',
      'a.jsonl:1: SHOP-7: the time of comment 5 "soon" is not a time; this comment is left out',
    ]);
    expect(state.issue('SHOP-7')?.histories.map(({ id }) => id)).toEqual(['30400', '30500']);
    expect(state.commentsOf('20031').map(({ id }) => id)).toEqual(['6']);
    await close();
  });
});

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-import-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const load = (file: string) => importFiles({ state: createSiteState(openDatabase(':memory:'), fixedClock(importedAt)), files: [file], log: () => undefined });

  it.each([
    ['does not exist', join(folder, 'none.json'), /none\.json: there is no such file/],
    ['is a folder', folder, /this is not a file/],
  ])('that %s is a mistake of the command line', async (_name, file, message) => {
    await expect(load(file)).rejects.toThrow(UsageError);
    await expect(load(file)).rejects.toThrow(message);
  });

  it.each([
    ['nothing', ''],
    ['a table', 'Issue key,Summary\nSHOP-1,Pay by invoice\n'],
    ['other JSON', '{"projects": [{"key": "SHOP"}]}'],
    ['a page without issues', '{"issues": []}'],
  ])('that holds %s is a mistake of the command line', async (_name, content) => {
    await expect(importInto({ 'a.json': content })).rejects.toThrow(/a\.json: no issue could be read/);
    await expect(importInto({ 'a.json': content })).rejects.toThrow(UsageError);
  });
});
