import { gzipSync } from 'node:zlib';
import { cloudHistories, cloudIssue, importInto, serverIssue, type Files } from './import-fixture';

const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');
const pretty = (value: unknown) => JSON.stringify(value, null, 2);
const other = { key: 'SHOP-8', id: '20032' };
const page = { startAt: 0, maxResults: 50, total: 2, issues: [cloudIssue(), cloudIssue(other)] };
const { changelog: _, ...bare } = cloudIssue();
const byName = {
  key: 'SHOP-7',
  id: '20031',
  histories: cloudHistories,
  fields: {
    Summary: 'Pay by invoice', Description: 'Within 30 days.', 'Issue Type': 'Change', Project: 'Web shop', Status: 'Shipped', Priority: 'High', Resolution: 'Done', Resolved: '2026-11-18 15:00:00',
    Assignee: 'Mia Krystof', Reporter: 'Mia Krystof', Created: '2026-11-02T08:00:00Z', Updated: '2026-11-18T15:00:00Z', 'Due Date': '2026-11-27', Labels: 'client-visible',
  },
};
const wrapped = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(wrapped);
  if (typeof value === 'string' && /^2026-11-\d\dT/.test(value)) return { $date: new Date(value).toISOString() };
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, held]) => [key, wrapped(held)])) : value;
};

describe('an export', () => {
  const formats: [string, Files][] = [
    ['a page of Cloud’s search, written at once', { 'a.json': page }],
    ['the same page, written for people', { 'a.json': pretty(page) }],
    ['a page of Server’s search', { 'a.json': pretty({ ...page, issues: [serverIssue(), serverIssue(other)] }) }],
    ['one issue per line', { 'a.jsonl': lines(cloudIssue(), cloudIssue(other)) }],
    ['one page per line', { 'a.jsonl': lines({ issues: [cloudIssue()] }, { issues: [cloudIssue(other)] }) }],
    ['Windows’ line ends and a mark of the encoding', { 'a.jsonl': `\uFEFF${lines(cloudIssue(), cloudIssue(other)).replace('\n', '\r\n')}\r\n` }],
    ['a list', { 'a.json': pretty([cloudIssue(), cloudIssue(other)]) }],
    ['a list in one line', { 'a.json': [cloudIssue(), cloudIssue(other)] }],
    ['a list with one issue per line', { 'a.json': `[\n${JSON.stringify(cloudIssue())},\n${JSON.stringify(cloudIssue(other))}\n]` }],
    ['issues one after another, written for people', { 'a.json': `${pretty(cloudIssue())}\n${pretty(cloudIssue(other))}\n` }],
    ['compressed lines', { 'a.jsonl.gz': gzipSync(lines(cloudIssue(), cloudIssue(other))) }],
    ['a compressed page', { 'a.json.gz': gzipSync(pretty(page)) }],
    ['two files', { 'a.json': page, 'b.jsonl': lines(cloudIssue(other)) }],
    ['histories beside the fields', { 'a.jsonl': lines({ ...bare, histories: cloudHistories }, cloudIssue(other)) }],
    ['a bare list for a changelog', { 'a.jsonl': lines({ ...bare, changelog: cloudHistories }, cloudIssue(other)) }],
    ['changes in answers of their own', { 'a.json': lines({ issueChangeLogs: [{ issueId: '20031', changeHistories: cloudHistories.map((history) => ({ ...history, created: Date.parse(history.created) })) }] }), 'b.jsonl': lines(bare, cloudIssue(other)) }],
    ['changes one per line', { 'a.jsonl': lines(bare, ...cloudHistories.map((history) => ({ issueKey: 'SHOP-7', ...history })), cloudIssue(other)) }],
    ['MongoDB’s extended JSON', { 'a.json': lines(wrapped({ _id: { $oid: '5f' }, ...cloudIssue() }), wrapped(cloudIssue(other))) }],
    ['fields under their names', { 'a.jsonl': lines(byName, cloudIssue(other)) }],
  ];

  it.each(formats)('may be %s', async (_name, files) => {
    const { get, messages, close } = await importInto(files);
    const { fields, changelog } = await get<{ fields: Record<string, unknown>; changelog: { histories: unknown[] } }>('/rest/api/3/issue/SHOP-7?expand=changelog');
    expect(fields).toMatchObject({
      summary: 'Pay by invoice',
      description: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Within 30 days.' }] }] },
      issuetype: { name: 'Change' },
      project: { key: 'SHOP' },
      status: { name: 'Shipped', statusCategory: { key: 'done' } },
      priority: { name: 'High' },
      resolution: { name: 'Done' },
      assignee: { displayName: 'Mia Krystof' },
      created: '2026-11-02T09:00:00.000+0100',
      updated: '2026-11-18T16:00:00.000+0100',
      resolutiondate: '2026-11-18T16:00:00.000+0100',
      duedate: '2026-11-27',
      labels: ['client-visible'],
    });
    expect(changelog.histories).toMatchObject([
      { id: '30500', created: '2026-11-18T16:00:00.000+0100', author: { displayName: 'Mia Krystof' }, items: [{ fieldId: 'resolution', to: '10000' }, { fieldId: 'status', fromString: 'Building' }] },
      { id: '30400', created: '2026-11-10T08:30:00.000+0100', items: [{ fieldId: 'status', fromString: 'Idea' }, { fieldId: 'duedate', fromString: '2026-11-20 00:00:00.0' }] },
    ]);
    expect(await get('/rest/api/3/issue/20032')).toMatchObject({ key: 'SHOP-8' });
    expect(messages.at(-1)).toMatch(/2 issues in SHOP, 4 changes, 0 comments, 1 people; 0 broken records skipped; \d+\.\d seconds/);
    await close();
  });

  it('tells how far it is', async () => {
    const many = Array.from({ length: 4100 }, (_each, index) => ({ key: `BIG-${index + 1}`, fields: { summary: 'One of many', created: '2026-11-02T09:00:00.000+0100' } }));
    const { messages, close } = await importInto({ 'many.jsonl': lines(...many) });
    expect(messages.slice(0, 2)).toEqual(['  2000 issues read', '  4000 issues read']);
    expect(messages.at(-1)).toMatch(/4100 issues in BIG/);
    await close();
  });
});
