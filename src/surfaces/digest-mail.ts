import { formatDate } from '../i18n/dates';
import { digestCatalogues } from '../i18n/digest';
import type { Language } from '../i18n/language';
import { translator } from '../i18n/translate';
import { markup } from '../updates/message/markup';
import { plain } from '../updates/message/plain-text';
import type { StaffMail } from '../updates/staff-mail';
import type { TodayAnswer } from './contract';
import type { TodayFound } from './today';

/** What waits for one person. */
export type Waiting = { drafts: TodayFound[]; answers: { client: string; answer: TodayAnswer }[]; worse: TodayFound[] };

const linesInGroup = 10;

/** Of engagements that are hers, what needs her. Another owner's answers do not. */
export function waitingIn(found: TodayFound[]): Waiting {
  return {
    drafts: found.filter(({ ready }) => ready),
    answers: found.flatMap(({ client, answers }) => answers.filter(({ mine }) => mine).map((answer) => ({ client: client.name, answer }))),
    worse: found.filter(({ worse, roles }) => worse.issues.length > 0 && (roles.includes('manager') || roles.includes('stand-in'))),
  };
}

export const isNothing = ({ drafts, answers, worse }: Waiting) => drafts.length + answers.length + worse.length === 0;

/** The mail that says so. Issues are counted, not named: Jira has not been asked as her. */
export function digestMail(waiting: Waiting, { name, language, today }: { name: string; language: Language; today: string }): StaffMail {
  const say = translator(digestCatalogues, language);
  const clientOf = ({ client }: TodayFound) => plain(client.name);
  const groups = [
    {
      heading: say('digest.drafts'),
      count: waiting.drafts.length > 0 ? say('digest.count.drafts', { count: waiting.drafts.length }) : undefined,
      lines: waiting.drafts.map((found) => say('digest.draft', { client: clientOf(found), date: formatDate(found.nextUpdateOn, language, today) })),
    },
    {
      heading: say('digest.answers'),
      count: waiting.answers.length > 0 ? say('digest.count.answers', { count: new Set(waiting.answers.map(({ client }) => client)).size }) : undefined,
      lines: waiting.answers.map(({ client, answer }) => say(answer.overdue ? 'digest.answer.late' : 'digest.answer', { client: plain(client), reference: answer.reference, name: plain(answer.askerName) })),
    },
    {
      heading: say('digest.worse'),
      count: waiting.worse.length > 0 ? say('digest.count.worse', { count: waiting.worse.length }) : undefined,
      lines: waiting.worse.map(clientOf),
    },
  ].filter(({ lines }) => lines.length > 0);
  const [first = '', ...others] = groups.flatMap(({ count }) => count ?? []);
  const listed = groups.map(({ heading, lines }) => {
    const left = lines.length - linesInGroup;
    return { heading, lines: [...lines.slice(0, linesInGroup), ...(left > 0 ? [say('digest.and-more', { count: left })] : [])] };
  });
  const hello = say('digest.hello', { name: plain(name) });
  const where = say('digest.where');
  return {
    subject: say(others.length > 0 ? 'digest.subject.more' : 'digest.subject.one', { first }),
    html: markup`<p>${hello}</p>${listed.map(({ heading, lines }) => markup`<p><strong>${heading}</strong></p><ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`)}<p>${where}</p>`,
    text: `${[hello, ...listed.map(({ heading, lines }) => [heading, ...lines.map((line) => `- ${line}`)].join('\n')), where].join('\n\n')}\n`,
  };
}
