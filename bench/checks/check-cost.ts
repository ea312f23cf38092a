import { paragraphs } from '../../local/site/document';
import { addComment } from '../../local/site/operations/comments';
import { editIssue, transitionIssue } from '../../local/site/operations/issues';
import { createProject } from '../../local/site/operations/projects';
import { startWorld, type World } from '../../local/testing/world';
import type { LineDraft, SectionName } from '../../src/updates/contract';
import { median, timed } from '../median';

type Charge = { jiraCalls: number; points: number; storageRequests: number };
export type CheckCost = {
  lines: number;
  milliseconds: number;
  /** The first check, as a preview and a send are: it reads comments. */
  first: Charge;
  /** Another one within ten minutes. */
  later: Charge;
  findings: number;
};

const issues = 120;
const otherClients = 50;
const commentsPerIssue = 5;
const inProgress = '3';
const sections: SectionName[] = ['done', 'moving', 'next', 'risks'];
const linesInSection = 50;
const warmUps = 3;
const rounds = 15;

/** What a check costs of a draft as Candor wrote it, and of one with two hundred lines that a person typed in two languages. */
export async function checkCosts(): Promise<{ generated: CheckCost; typed: CheckCost }> {
  const world = await startWorld();
  try {
    const engagementId = await fill(world);
    const generated = await costOf(world, engagementId);
    await type(world, engagementId);
    return { generated, typed: await costOf(world, engagementId) };
  } finally {
    await world.close();
  }
}

async function fill(world: World): Promise<string> {
  const { state, people, clock } = world;
  const other = createProject(state, { key: 'OTH', name: 'Other', leadAccountId: people.maya.accountId, roles: { Administrators: [people.maya.accountId] } });
  for (let index = 0; index < otherClients; index += 1) {
    await world.as('maya', other).value('clients.create-engagement', { clientName: `Company ${index} Traders`, contact: { name: `Person ${index} Holm`, road: 'by-hand', email: `someone@company-${index}.example` }, visibility: { kind: 'all' } });
  }
  clock.advance(60_000);
  for (let index = 0; index < issues; index += 1) {
    const work = world.issue({ summary: `Connect shop ${index} to the till` });
    editIssue(state, people.priya, work, { duedate: '2026-12-04' });
    transitionIssue(state, people.priya, work, { statusId: inProgress });
    for (let count = 0; count < commentsPerIssue; count += 1) addComment(state, people.priya, work, { body: paragraphs(`The till of shop ${index} answers slowly, and its maker has not told us why, so we ask again on day ${count}.`) });
  }
  clock.advance(60_000);
  const { id } = await world.as('maya').value('clients.create-engagement', { clientName: 'Harbor Coffee', contact: { name: 'Ana Silva', road: 'by-hand' }, visibility: { kind: 'all' } });
  await world.as('maya').value('clients.save-contact', { engagementId: id, contact: { name: '王芳', road: 'by-hand', language: 'zh-CN' } });
  await world.as('maya').value('updates.draft', { engagementId: id });
  return id;
}

async function type(world: World, engagementId: string): Promise<void> {
  const draft = await world.as('maya').value('updates.draft', { engagementId });
  const cited = draft.evidence.groups.moving.map(({ id }) => id);
  for (const [place, section] of sections.entries()) {
    const revision = draft.sections.find(({ name }) => name === section)?.revision ?? '';
    const lines = Array.from({ length: linesInSection }, (_, index): LineDraft => {
      const number = place * linesInSection + index;
      const issueId = cited[number % cited.length];
      return {
        id: `typed-${number}`,
        issueIds: issueId === undefined ? [] : [issueId],
        versionIds: [],
        text: {
          en: `Shop ${number}: the staff have tried the new till for a morning, and it took the orders of all tables.`,
          'zh-CN': `门店 ${number}：员工用新收银机试了一个上午，所有餐桌的订单都能正常接收，小票也能打印。`,
        },
        asIs: [],
      };
    });
    await world.as('maya').value('updates.save-section', { engagementId, section, revision, lines });
  }
}

async function costOf(world: World, engagementId: string): Promise<CheckCost> {
  const { count } = world.runtime;
  const check = () => world.as('maya').value('updates.check', { engagementId });
  const charged = async (): Promise<Charge & { findings: number }> => {
    count.reset();
    const { findings } = await check();
    const { jiraCalls, storage } = count;
    return {
      jiraCalls: jiraCalls.length,
      points: jiraCalls.reduce((sum, { issuesReturned }) => sum + 1 + issuesReturned, 0),
      storageRequests: Object.values(storage).reduce((sum, requests) => sum + requests, 0),
      findings: findings.length,
    };
  };
  const first = await charged();
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) await check();
  await world.settle();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timed(check));
  const later = await charged();
  const draft = await world.as('maya').value('updates.draft', { engagementId });
  return { lines: draft.sections.reduce((sum, { lines }) => sum + lines.length, 0), milliseconds: median(times), first, later, findings: later.findings };
}
