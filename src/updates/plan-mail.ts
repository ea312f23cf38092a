import type { Engagement, Person } from '../clients/contract';
import type { Language } from '../i18n/language';
import { planNoticeCatalogues, type PlanNoticeKey } from '../i18n/plan-notice';
import { translator, type Translator } from '../i18n/translate';
import { asApp } from '../platform/jira/jira';
import { answerOf } from './jira-answer';
import { markup } from './message/markup';
import { plain } from './message/plain-text';
import type { LeftOver, OpenMatter } from './send-by-itself';
import { mailStaff, type StaffMail } from './staff-mail';
import { timeInWords } from './time-in-words';

type Say = Translator<PlanNoticeKey>;

/** The stand-in, where she has an account, or the project's lead. Nobody where Jira does not answer. */
export async function ownerOf({ team, projectId }: Engagement): Promise<string | undefined> {
  if (team.standInPerson) return team.standInPerson.accountId;
  const project = await answerOf(asApp().send('project', { path: { project: projectId } }));
  return project.kind === 'answered' ? project.value.lead?.accountId : undefined;
}

/** The update has not left, and its time is near. `matters` are what would keep it from leaving by itself. */
export function nearMail(accountId: string, engagement: Engagement, { author, plannedAt, matters }: { author: Person; plannedAt: string; matters: OpenMatter[] }): Promise<boolean> {
  return mail(accountId, engagement, (say, language) => {
    const { client, time } = wordsOf(engagement, plannedAt, language);
    const open = matters.length > 0 ? [say('plan.notice.near.open', { reasons: reasonsIn(matters, say, language) })] : [];
    return { subject: say('plan.notice.near.subject', { client }), lines: [say('plan.notice.near.text', { client, time, author: plain(author.name) }), ...open] };
  });
}

/** It was to leave by itself and did not. */
export function notSentMail(accountId: string, engagement: Engagement, plannedAt: string, matters: OpenMatter[]): Promise<boolean> {
  return mail(accountId, engagement, (say, language) => {
    const { client, time } = wordsOf(engagement, plannedAt, language);
    return {
      subject: say('plan.notice.open.subject', { client }),
      lines: [say('plan.notice.open.text', { time, reasons: reasonsIn(matters, say, language) }), say('plan.notice.open.more')],
    };
  });
}

/** It has left by itself, and not everybody could get it that way. */
export function leftOverMail(accountId: string, engagement: Engagement, plannedAt: string, leftOver: LeftOver[]): Promise<boolean> {
  return mail(accountId, engagement, (say, language) => {
    const { client, time } = wordsOf(engagement, plannedAt, language);
    const people = leftOver.map(({ kind, name }) => say('plan.notice.reason', { reason: say(`plan.notice.left.${kind}`, { name: plain(name) }) }));
    return { subject: say('plan.notice.left.subject', { client }), lines: [[say('plan.notice.left.text', { time }), ...people].join('\n')] };
  });
}

export type ReadyDraft = { clientName: string; number: number; plannedAt: string; timeZone: string; byItself: boolean };

/** The drafts that have been written for her, in one mail. */
export function draftsMail(accountId: string, place: Parameters<typeof mailStaff>[1], drafts: ReadyDraft[]): Promise<boolean> {
  const [first] = drafts;
  const count = drafts.length;
  return mailStaff(accountId, place, (language) => {
    const say = translator(planNoticeCatalogues, language);
    const lines = drafts.map(({ clientName, number, plannedAt, timeZone, byItself }) => {
      const words = { client: plain(clientName), number, time: timeInWords(plannedAt, timeZone, language, new Date().toISOString()) };
      return say('plan.notice.reason', { reason: say(byItself ? 'plan.notice.drafts.by-itself' : 'plan.notice.drafts.line', words) });
    });
    const subject = say('plan.notice.drafts.subject', { count, client: plain(first?.clientName) });
    return inParagraphs({ subject, lines: [[say('plan.notice.drafts.text', { count }), ...lines].join('\n'), say('plan.notice.drafts.more')] });
  });
}

function mail(accountId: string, { anchorIssue, projectId }: Engagement, write: (say: Say, language: Language) => { subject: string; lines: string[] }): Promise<boolean> {
  return mailStaff(accountId, { issueIds: [anchorIssue?.id], projectId }, (language) => inParagraphs(write(translator(planNoticeCatalogues, language), language)));
}

/** A mail whose lines are its paragraphs. */
export const inParagraphs = ({ subject, lines }: { subject: string; lines: string[] }): StaffMail => ({
  subject,
  text: `${lines.join('\n\n')}\n`,
  html: markup`${lines.map((line) => markup`<p>${line.split('\n').map((part, index) => (index === 0 ? markup`${part}` : markup`<br>${part}`))}</p>`)}`,
});

function wordsOf({ client, timeZone }: Engagement, plannedAt: string, language: Language) {
  return { client: plain(client.name), time: timeInWords(plannedAt, timeZone, language, new Date().toISOString()) };
}

function reasonsIn(matters: OpenMatter[], say: Say, language: Language): string {
  const reasons = matters.map((matter) => {
    if (matter.kind === 'stops') return say('plan.open.stops', { count: matter.count });
    return matter.kind === 'translation' ? say('plan.open.translation', { names: new Intl.ListFormat(language).format(matter.names.map((name) => plain(name))) }) : say(`plan.open.${matter.kind}`);
  });
  return reasons.map((reason) => `\n${say('plan.notice.reason', { reason })}`).join('');
}
