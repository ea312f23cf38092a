import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../clock';
import { openDatabase, type Database } from '../database';
import { authorization } from '../site/authentication';
import { installBase } from '../site/base';
import type { SiteUser } from '../site/model';
import { createConformance, type Violation } from '../site/openapi';
import { userAt } from '../site/seed/issue-steps';
import { createSite } from '../site/site';
import { createSiteState, type SiteState } from '../site/state';
import { importFiles } from './import';

const siteUrl = 'https://candor.example.net';
export const importedAt = '2026-11-20T12:00:00.000Z';
const conformance = process.env.JIRA_OPENAPI ? createConformance(process.env.JIRA_OPENAPI) : undefined;

export type Files = Record<string, string | Buffer | object>;
export type ImportedSite = {
  state: SiteState;
  database: Database;
  /** Calls the site as Maya, who administers every project. */
  get<Body = Record<string, unknown>>(path: string, body?: unknown): Promise<Body>;
  /** What was told, without the folder of the files. */
  messages: string[];
  maya: SiteUser;
  close(): Promise<void>;
};

/** Writes the files (an object as one line of JSON) and imports them, in the order given. Gives back what was told. */
export async function load(state: SiteState, files: Files): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-import-'));
  const messages: string[] = [];
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
    await importFiles({ state, files: Object.keys(files).map((name) => join(folder, name)), log: (message) => messages.push(message.replaceAll(`${folder}/`, '')) });
  } finally {
    rmSync(folder, { recursive: true });
  }
  return messages;
}

/** Imports files into a fresh site in memory, on a Friday. */
export async function importInto(files: Files): Promise<ImportedSite> {
  const database = openDatabase(':memory:');
  const state = createSiteState(database, fixedClock(importedAt));
  installBase(state);
  const messages = await load(state, files);
  const site = createSite({ state, baseUrl: siteUrl });
  const violations: Violation[] = [];
  if (conformance) site.observe((exchange) => violations.push(...conformance.check(exchange)));
  const maya = userAt(state, 'maya@studio.example');
  return {
    state,
    database,
    messages,
    maya,
    async get<Body>(path: string, body?: unknown) {
      const headers = new Headers({ authorization: authorization(maya), accept: 'application/json', 'content-type': 'application/json' });
      const response = await site.fetch(new Request(siteUrl + path, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }));
      return (await response.json()) as Body;
    },
    async close() {
      await site.mail.close();
      database.close();
      if (violations.length > 0) throw new Error(`Against Atlassian's descriptions:\n${JSON.stringify(violations.slice(0, 5), null, 2)}`);
    },
  };
}

/** An issue as Jira Cloud's search answers it, changed on three days of November 2026. */
export function cloudIssue(more: { key?: string; id?: string; fields?: object; [other: string]: unknown } = {}) {
  const { fields, ...others } = more;
  const person = { accountId: '5b10ac8d82e05b22cc7d4ef5', accountType: 'atlassian', displayName: 'Mia Krystof', active: true, timeZone: 'Australia/Sydney' };
  return {
    id: '20031',
    key: 'SHOP-7',
    self: 'https://shop.atlassian.net/rest/api/3/issue/20031',
    changelog: { startAt: 0, maxResults: 2, total: 2, histories: cloudHistories },
    fields: {
      summary: 'Pay by invoice',
      description: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Within 30 days.' }] }] },
      issuetype: { id: '10009', name: 'Change', subtask: false, hierarchyLevel: 0 },
      project: { id: '10400', key: 'SHOP', name: 'Web shop', projectTypeKey: 'software' },
      status: { id: '10112', name: 'Shipped', statusCategory: { id: 3, key: 'done', name: 'Done' } },
      priority: { id: '2', name: 'High' },
      resolution: { id: '10000', name: 'Done' },
      resolutiondate: '2026-11-18T16:00:00.000+0100',
      assignee: person,
      reporter: person,
      creator: person,
      created: '2026-11-02T09:00:00.000+0100',
      updated: '2026-11-18T16:00:00.000+0100',
      duedate: '2026-11-27',
      labels: ['client-visible'],
      ...fields,
    },
    ...others,
  };
}

export const cloudHistories = [
  {
    id: '30500',
    author: { accountId: '5b10ac8d82e05b22cc7d4ef5', displayName: 'Mia Krystof' },
    created: '2026-11-18T16:00:00.000+0100',
    items: [
      { field: 'resolution', fieldtype: 'jira', fieldId: 'resolution', from: null, fromString: null, to: '10000', toString: 'Done' },
      { field: 'status', fieldtype: 'jira', fieldId: 'status', from: '10111', fromString: 'Building', to: '10112', toString: 'Shipped' },
    ],
  },
  {
    id: '30400',
    author: { accountId: '5b10ac8d82e05b22cc7d4ef5', displayName: 'Mia Krystof' },
    created: '2026-11-10T08:30:00.000+0100',
    items: [
      { field: 'status', fieldtype: 'jira', fieldId: 'status', from: '10110', fromString: 'Idea', to: '10111', toString: 'Building' },
      { field: 'duedate', fieldtype: 'jira', fieldId: 'duedate', from: '2026-11-20', fromString: '2026-11-20 00:00:00.0', to: '2026-11-27', toString: '2026-11-27 00:00:00.0' },
    ],
  },
];

/** The same issue as Jira Server answers it: wiki text, no account ids, no category, no field ids in its changes. */
export function serverIssue(more: { key?: string; id?: string; fields?: object; [other: string]: unknown } = {}) {
  const { fields, ...others } = more;
  const person = { self: 'https://jira.shop.example/rest/api/2/user?username=mkrystof', name: 'mkrystof', key: 'JIRAUSER10101', emailAddress: 'mia@shop.example', displayName: 'Mia Krystof', active: true };
  const cloud = cloudIssue().fields;
  return {
    id: '20031',
    key: 'SHOP-7',
    changelog: {
      startAt: 0,
      maxResults: 2,
      total: 2,
      histories: cloudHistories.map((history) => ({ ...history, author: person, items: history.items.map(({ fieldId: _, ...item }) => item) })),
    },
    fields: {
      ...cloud,
      description: 'Within 30 days.',
      issuetype: { id: '12', name: 'Change', subtask: false },
      status: { id: '10112', name: 'Shipped' },
      assignee: person,
      reporter: person,
      creator: person,
      ...fields,
    },
    ...others,
  };
}
