import { defaultPlan } from '../../../clients/communication-plan';
import type { Engagement } from '../../../clients/contract';
import { defaultSettings } from '../../../clients/settings';
import type { Language } from '../../../i18n/language';
import type { EvidenceMilestone } from '../../contract';
import type { CheckedIssue, Found, Passage, Subject } from '../subject';
import type { Guarded } from './guarded';
import { leakChecks } from './rules';
import { runDigests } from './word-runs';

/** Harbor Coffee, a client whom Maya answers; Ana is hers, 王芳 is hers and reads Chinese. */
export const engagement: Engagement = {
  id: 'e1',
  projectId: '10000',
  client: { id: 'c1', name: 'Harbor Coffee' },
  createdAt: '2026-11-02T09:00:00.000Z',
  visibility: { kind: 'all' },
  purpose: 'The ordering app, live before Christmas.',
  cadence: { every: 'week', weekday: 5 },
  nextUpdateOn: '2026-11-20',
  plan: defaultPlan,
  language: 'en',
  timeZone: 'Europe/Berlin',
  team: { projectManager: { accountId: 'maya', name: 'Maya Lindqvist' }, standIn: 'Lena Vogt', howToReach: 'Write to maya@agency.example.', ifUrgent: 'Call +49 30 1234.' },
  glossary: { titles: {}, statuses: {} },
  contacts: [
    { id: 'p1', name: 'Ana Silva', road: 'by-hand', email: 'ana@harbor-coffee.com', language: 'en', timeZone: 'Europe/Lisbon' },
    { id: 'p2', name: '王芳', road: 'by-hand', email: 'fang@gmail.com', language: 'zh-CN', timeZone: 'Asia/Shanghai' },
  ],
  revision: '1',
};

/** The site's other clients. */
export const others: Guarded['others'] = [
  {
    engagementId: 'e2',
    name: 'Northwind Traders Ltd.',
    people: [
      { name: 'Erika Holm', email: 'erika.holm@northwind-traders.com' },
      { name: 'Bo Lund', email: 'bo.lund77@gmail.com' },
    ],
  },
  { engagementId: 'e3', name: '晨光会员有限公司', people: [{ name: '李晓明', email: 'xm.li@chenguang.cn' }] },
  { engagementId: 'e4', name: 'Summit', people: [{ name: 'Mark', email: 'mark@summit.io' }] },
  { engagementId: 'e5', name: 'Harbor', people: [] },
  { engagementId: 'e6', name: 'Next Step', people: [] },
];

export const issue = (key: string, summary: string, more: Partial<CheckedIssue> = {}): CheckedIssue => ({
  id: key.replace(/\D/gu, ''),
  key,
  summary,
  status: 'In Progress',
  category: 'in-progress',
  titles: { en: summary, 'zh-CN': summary },
  blocked: false,
  overdue: false,
  reopened: false,
  visible: true,
  ...more,
});

/** What is guarded, with comments by their words. */
export type Known = Partial<Omit<Guarded, 'comments'>> & { comments?: { id: string; issueId: string; issueKey: string; text: string }[] };
export type Written = Partial<Passage> & { text: string };
export type Leaky = {
  lines: Written[];
  issues?: CheckedIssue[];
  milestones?: EvidenceMilestone[];
  mayTell?: Partial<Engagement['plan']['mayTell']>;
  team?: Partial<Engagement['team']>;
  guarded?: Known;
};

export const languageIn = (text: string): Language => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en');

export function subjectOf({ lines, issues = [], milestones = [], mayTell, team }: Leaky): Subject {
  return {
    engagement: { ...engagement, plan: { ...defaultPlan, mayTell: { ...defaultPlan.mayTell, ...mayTell } }, team: { ...engagement.team, ...team } },
    settings: defaultSettings,
    today: '2026-11-20',
    passages: lines.map((line, index) => ({
      lineId: `line-${index}`,
      section: 'moving',
      part: 'text',
      language: languageIn(line.text),
      issueIds: [],
      versionIds: [],
      generated: false,
      ...line,
    })),
    issues: Object.fromEntries(issues.map((each) => [each.id, each])),
    milestones,
    answered: [],
  };
}

export const guardedOf = ({ comments = [], ...guarded }: Known = {}): Guarded => ({ others, comments: comments.map(({ text, ...comment }) => ({ ...comment, runs: runDigests(text) })), publicTexts: [], toldTexts: [], staff: [], ownRequestKeys: [], attachments: [], siteHost: 'agency.atlassian.net', ...guarded });

/** What all leak rules find together. */
export function leaksIn(leaky: Leaky): Found[] {
  const subject = subjectOf(leaky);
  return leakChecks.flatMap((check) => check(subject, guardedOf(leaky.guarded)));
}

/** The same as `rule: quote`. */
export const quotesIn = (leaky: Leaky): string[] => leaksIn(leaky).map(({ rule, quote }) => `${rule}: ${quote}`);
