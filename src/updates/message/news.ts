import { dateIn } from '../../i18n/dates';
import type { Language } from '../../i18n/language';
import type { MessageKey } from '../../i18n/message';
import { rhythmInWords } from '../../i18n/rhythm-words';
import type { Translator } from '../../i18n/translate';
import { isolated, oneLine } from './plain-text';
import type { MessageSource } from './source';

/** How things are said in one language. */
export type Wording = { say: Translator<MessageKey>; language: Language };
export type DatedWording = Wording & { day: (date: string) => string };
type News = { subject: string; lead: [string, string]; caption: string };

/** Keeps names from filling a mail's subject. */
const longestNameInSubject = 80;

/** What a reader sees before she opens the message. `lead` stands in for a summary nobody wrote. */
export function news(source: MessageSource, wording: DatedWording): News {
  const { say, day } = wording;
  const facts = factsOf(source, wording);
  const date = day(dateIn(source.from, source.engagement.timeZone));
  return {
    subject: subject(source, wording),
    lead: [say(`message.fine.${source.health}`), facts === '' ? say('message.changed.nothing', { date }) : say('message.changed', { date, facts })],
    caption: facts,
  };
}

function factsOf({ progress }: MessageSource, { say }: Wording): string {
  return (['done', 'moving', 'next'] as const)
    .filter((name) => progress[name] > 0)
    .map((name) => say(`message.fact.${name}`, { count: progress[name] }))
    .join(say('message.between-facts'));
}

function subject({ projectName, health, milestones, until, engagement }: MessageSource, { say, language }: Wording): string {
  const today = dateIn(until, engagement.timeZone);
  const project = shortened(projectName);
  const open = milestones.flatMap(({ name, releaseOn, released, movedFrom }) => (releaseOn && !released ? [{ name: shortened(name), releaseOn, movedFrom }] : []));
  open.sort((one, other) => one.releaseOn.localeCompare(other.releaseOn));
  const moved = open.find(({ movedFrom }) => movedFrom);
  if (moved) return say('message.subject.moved', { project, milestone: moved.name, date: shortDay(moved.releaseOn, language, today) });
  const state = say(`message.health.${health}`);
  const next = open.find(({ releaseOn }) => releaseOn >= today);
  if (next) return say('message.subject.milestone', { project, health: state, milestone: next.name, date: shortDay(next.releaseOn, language, today) });
  return say('message.subject.health', { project, health: state });
}

export const named = (name: string) => isolated(oneLine(name));
export const shortened = (name: string, longest = longestNameInSubject) => {
  const characters = [...oneLine(name)];
  return isolated(characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join(''));
};

/** "12 Dec": a subject has no room for weekdays. */
function shortDay(date: string, language: Language, today: string): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? undefined : ('numeric' as const);
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'short', year, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

/** The opening of a first message: who writes, how often, what for. What to do if it is urgent stands in the sign-off of every later message. */
export function firstWords({ projectName, engagement }: Pick<MessageSource, 'projectName' | 'engagement'>, kind: 'update' | 'note', { say, language }: Wording): string[] {
  const { client, team, cadence, purpose } = engagement;
  const [purposeText, urgent] = [oneLine(purpose), oneLine(team.ifUrgent)];
  return [
    say(`message.first.${kind}.who`, { project: named(projectName), client: named(client.name), manager: named(team.projectManager.name) }),
    say(`message.first.${kind}.how-often`, { rhythm: rhythmInWords(cadence, say, language) }),
    ...(purposeText === '' ? [] : [say('message.first.purpose', { purpose: isolated(purposeText) })]),
    ...(urgent === '' ? [] : [say('message.sign.urgent', { what: isolated(urgent) })]),
  ];
}

