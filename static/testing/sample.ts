import type { Engagement, IssueSummary, ProjectView, SettingsView } from '../../src/clients/contract';
import { type Delivery, deliveryGroupOf, type Draft, type EvidenceIssue, type Line, type Message, type Preview, type Section, type SectionName, type SentUpdate, type UpdatesView } from '../../src/updates/contract';

/** A small believable project for tests of the views. */
export function sampleIssue(number: number, summary: string, part: Partial<IssueSummary> = {}): IssueSummary {
  return { id: String(10_000 + number), key: `HAR-${number}`, summary, status: 'In Progress', category: 'in-progress', ...part };
}

const evidence = (number: number, summary: string, part: Partial<EvidenceIssue> = {}): EvidenceIssue => ({
  ...sampleIssue(number, summary),
  title: summary,
  flagged: false,
  blockedBy: [],
  changes: [],
  ...part,
});

export function sampleEngagement(part: Partial<Engagement> = {}): Engagement {
  return {
    id: 'e1',
    projectId: '10000',
    client: { id: 'c1', name: 'Harbor Coffee' },
    createdAt: '2026-09-01T08:00:00.000Z',
    visibility: { kind: 'all' },
    purpose: 'Keep the launch of the loyalty app predictable.',
    cadence: { every: 'week', weekday: 5 },
    nextUpdateOn: '2026-11-27',
    plan: {
      workingTime: { weekdays: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00', daysOff: [] },
      sendAt: '15:00',
      prepareWorkingDays: 1,
      sendsItself: false,
      needsApproval: false,
      badNews: { slipWorkingDays: 1, limitWorkingHours: 8 },
      mayTell: { staffNames: false, money: false, words: [] },
    },
    language: 'en',
    timeZone: 'Europe/Berlin',
    team: { projectManager: { accountId: 'maya', name: 'Maya Lindqvist' }, standIn: 'Tom Reiter', howToReach: 'maya@agency.example, weekdays 9–17', ifUrgent: 'Call +49 30 1234567.' },
    serviceDesk: { serviceDeskId: '1', requestTypeId: '11', name: 'Agency service' },
    glossary: { titles: {}, statuses: { 'In Review': { en: 'Being checked', 'zh-CN': '检查中' } } },
    contacts: [
      { id: 'p1', name: 'Ana Silva', road: 'request', accountId: 'ana', email: 'ana@harbor.example', language: 'en', timeZone: 'Europe/Lisbon' },
      { id: 'p2', name: '王芳', road: 'by-hand', language: 'zh-CN', timeZone: 'Asia/Shanghai' },
      { id: 'p3', name: 'عبد الرحمن بن محمد الطويل جدا 🚀 with a very long name that never seems to end', road: 'notify', accountId: 'abd', language: 'en', timeZone: 'Asia/Dubai', leavesOn: '2026-12-31' },
    ],
    revision: 'r1',
    ...part,
  };
}

export function sampleProject(part: Partial<ProjectView> = {}): ProjectView {
  return {
    project: { id: '10000', key: 'HAR', name: 'Harbor app' },
    me: { accountId: 'maya', name: 'Maya Lindqvist', language: 'en', timeZone: 'Europe/Berlin' },
    may: { edit: true, send: true, administer: true },
    reader: 'team',
    engagements: [sampleEngagement(), sampleEngagement({ id: 'e2', client: { id: 'c2', name: '晨光零售' }, nextUpdateOn: '2026-12-04', language: 'zh-CN' })],
    ...part,
  };
}

const line = (id: string, part: Partial<Line>): Line => ({ id, issueIds: [], versionIds: [], text: {}, asIs: [], ...part });

export function sampleSection(name: SectionName, lines: Line[] = []): Section {
  return { name, lines, revision: `${name}-1`, savedAt: '2026-11-23T09:42:00.000Z', savedBy: 'Maya Lindqvist' };
}

export function sampleDraft(part: Partial<Draft> = {}): Draft {
  const blocked = evidence(77, 'Import loyalty points from the old till', { status: 'Blocked', flagged: true, dueOn: '2026-11-20', blockedBy: [{ key: 'OPS-4', summary: 'Access to the till' }], changes: [{ kind: 'flagged', at: '2026-11-17T10:00:00.000Z' }] });
  return {
    engagementId: 'e1',
    number: 8,
    startedAt: '2026-11-21T08:00:00.000Z',
    startedBy: 'Maya Lindqvist',
    computedHealth: {
      state: 'at-risk',
      reasons: [
        { kind: 'blocked', issue: blocked },
        { kind: 'overdue', issue: blocked },
        { kind: 'milestone-moved', name: 'Beta', from: '2026-12-12', to: '2026-12-19', workingDays: 5 },
      ],
    },
    chosenHealth: 'at-risk',
    healthRevision: 'h1',
    languages: ['en', 'zh-CN'],
    charts: { chosen: ['burn-up', 'milestones', 'health'], ready: [] },
    sections: [
      sampleSection('summary', [line('s1', { generated: { en: 'At risk: beta moves to 19 December.', 'zh-CN': '有风险：测试版推迟到12月19日。' } })]),
      sampleSection('done', [
        line('d1', { issueIds: ['10041'], generated: { en: 'Pay with Apple Pay is done.', 'zh-CN': '“Apple Pay 支付”已完成。' } }),
        line('d2', { issueIds: ['10042'], text: { en: 'Receipts now show the loyalty balance — the long-awaited change your store managers asked for in September.' } }),
      ]),
      sampleSection('moving', [line('m1', { issueIds: ['10050'], generated: { en: 'Store finder is in progress, due 4 December.', 'zh-CN': '“门店查找”进行中，12月4日到期。' } })]),
      sampleSection('next', [line('n1', { issueIds: ['10060'], generated: { en: 'Push notifications start next week.', 'zh-CN': '推送通知将于下周开始。' } })]),
      sampleSection('milestones', [line('v1', { versionIds: ['v1'], generated: { en: 'Beta: Sat 19 Dec (was Sat 12 Dec)', 'zh-CN': '测试版：12月19日（原为12月12日）' } })]),
      sampleSection('risks', [
        line('r1', { issueIds: ['10077'], generated: { en: 'Loyalty import is blocked since Tuesday.', 'zh-CN': '积分导入自周二起受阻。' }, response: { text: { en: 'We test with last year’s export meanwhile.' }, by: '2026-11-27' } }),
      ]),
      sampleSection('asks', [line('a1', { text: { en: 'Please send us access to the old till.' }, neededBy: '2026-11-26' })]),
    ],
    evidence: {
      from: '2026-11-14T09:00:00.000Z',
      until: '2026-11-21T09:00:00.000Z',
      groups: {
        done: [evidence(41, 'Pay with Apple Pay', { status: 'Done', category: 'done', changes: [{ kind: 'done', at: '2026-11-18T09:00:00.000Z' }] }), evidence(42, 'Loyalty balance on receipts', { status: 'Done', category: 'done' })],
        moving: [evidence(50, 'Store finder', { dueOn: '2026-12-04', assignee: 'Tom Reiter', changes: [{ kind: 'due-moved', from: '2026-11-30', to: '2026-12-04', at: '2026-11-19T09:00:00.000Z' }] }), evidence(51, 'Offline mode for the card')],
        next: [evidence(60, 'Push notifications', { status: 'To Do', category: 'to-do' })],
        overdue: [blocked],
        blocked: [blocked],
      },
      more: { done: 12, moving: 7, next: 0, overdue: 2, blocked: 0 },
      milestones: [{ id: 'v1', name: 'Beta', releaseOn: '2026-12-19', released: false, movedFrom: '2026-12-12', workingDaysMoved: 5 }, { id: 'v2', name: 'Launch', releaseOn: '2027-02-01', released: false }],
      unseen: [sampleIssue(90, 'Rotate the signing keys')],
    },
    ...part,
  };
}

export const sampleMessage: Message = {
  subject: 'Harbor app: at risk, beta moves to 19 Dec',
  html: `<!doctype html><html><head><meta name="color-scheme" content="light dark"><style>@media (prefers-color-scheme: dark) { .card { background: #1e1f21 !important; color: #e2e3e6 !important } body { background: #101112 !important } }</style></head><body style="margin:0;background:#f4f5f7"><table role="presentation" width="100%"><tr><td align="center"><table role="presentation" class="card" width="600" style="max-width:600px;width:100%;background:#ffffff;color:#292a2e;font-family:sans-serif"><tr><td bgcolor="#e2b203" style="height:6px;line-height:6px">&nbsp;</td></tr><tr><td style="padding:24px"><p style="font-size:18px;font-weight:bold;margin:0 0 12px">At risk: beta moves to 19 December.</p><ul><li>Pay with Apple Pay is done.</li></ul><p>Maya Lindqvist</p></td></tr></table></td></tr></table></body></html>`,
  text: 'At risk: beta moves to 19 December.\n\nSince our last update\n- Pay with Apple Pay is done.\n\nMaya Lindqvist',
  comment: {},
  commentHtml: '<p><strong>At risk: beta moves to 19 December.</strong></p><ul><li>Pay with Apple Pay is done.</li></ul><p>Maya Lindqvist</p>',
};

export function samplePreview(part: Partial<Preview> = {}): Preview {
  return {
    digest: 'digest-1',
    check: { findings: [], openStops: 0, openNotes: 0, approval: { needed: false, state: 'not-asked' } },
    messages: [sampleMessage],
    recipients: [
      { contactId: 'p1', name: 'Ana Silva', language: 'en', road: 'request', length: 'full', edition: 0, linesInOtherLanguage: 0, first: false },
      { contactId: 'p2', name: '王芳', language: 'zh-CN', road: 'by-hand', length: 'full', edition: 0, linesInOtherLanguage: 3, first: true },
      { contactId: 'p3', name: sampleEngagement().contacts[2]?.name ?? '', language: 'en', road: 'notify', unreachable: 'cannot-see-anchor', length: 'full', edition: 0, linesInOtherLanguage: 0, first: false },
    ],
    ...part,
  };
}

const sampleDeliveries = (at: string): Delivery[] => [
  { contactId: 'p1', name: 'Ana Silva', road: 'request', language: 'en', state: 'posted', issueKey: 'SUP-12', changedAt: at },
  { contactId: 'p2', name: '王芳', road: 'by-hand', language: 'zh-CN', state: 'waiting', changedAt: at },
  { contactId: 'p3', name: 'Omar Haddad', road: 'notify', language: 'en', state: 'unknown', problem: 'lost-answer', issueKey: 'HAR-1', changedAt: at },
  { contactId: 'p4', name: 'Lee', road: 'notify', language: 'en', state: 'failed', problem: 'issue-not-visible', issueKey: 'HAR-1', changedAt: at },
];

export function sampleSent(part: Partial<SentUpdate> = {}): SentUpdate {
  const at = '2026-11-14T10:00:00.000Z';
  const deliveries = part.deliveries ?? sampleDeliveries(at);
  const counts: SentUpdate['counts'] = { failed: 0, unknown: 0, 'by-hand': 0, waiting: 0, told: 0 };
  for (const delivery of deliveries) counts[deliveryGroupOf(delivery)] += 1;
  return {
    id: 'u7',
    kind: 'update',
    engagementId: 'e1',
    number: 7,
    subject: 'Harbor app: on track, beta on 12 Dec',
    health: 'on-track',
    sentAt: at,
    sentBy: 'Maya Lindqvist',
    undoUntilAt: '2026-11-14T10:00:20.000Z',
    readAt: new Date().toISOString(),
    state: 'sent',
    recipients: deliveries.length,
    counts,
    deliveries,
    ...part,
  };
}

export function sampleUpdates(part: Partial<UpdatesView> = {}): UpdatesView {
  return { ...sampleProject(), drafts: [{ engagementId: 'e1', number: 8, savedAt: '2026-11-23T09:42:00.000Z' }], sent: [sampleSent()], ...part };
}

export function sampleSettings(): SettingsView {
  return {
    project: { id: '10000', key: 'HAR', name: 'Harbor app' },
    settings: {
      revision: 's1',
      sending: { who: 'editors' },
      blockedStatuses: ['Blocked'],
      health: { atRiskIssues: 1, offTrackWorkingDays: 10 },
      statuses: { 'In Review': { en: 'Being checked' } },
    },
    roles: [{ id: '1', name: 'Administrators' }, { id: '2', name: 'Account managers' }],
    statusNames: ['To Do', 'In Progress', 'In Review', 'Blocked', 'Done'],
  };
}

export const sampleChoices = {
  labels: [{ name: 'client-visible', count: 23 }, { name: 'backend', count: 9 }],
  milestones: [{ id: 'v1', name: 'Beta', releaseOn: '2026-12-19', released: false }],
  allCount: 142,
  serviceDesks: [{ serviceDeskId: '1', name: 'Agency service', requestTypes: [{ id: '11', name: 'Project update' }] }],
};
