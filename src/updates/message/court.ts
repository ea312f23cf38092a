import { formatDate } from '../../i18n/dates';
import { type Language, languages } from '../../i18n/language';
import { messageCatalogues } from '../../i18n/message';
import { translator } from '../../i18n/translate';
import { type CourtDays, courtParties, type CourtParty, type SharedCourt, type SharedInterval } from '../../ledger/contract';
import type { MessageEdition, Texts } from '../../ledger/told';
import { type MessageContent, type MessageLine, textIn } from './content';
import { firstWords, named, shortened, type Wording } from './news';
import { oneLine, plain } from './plain-text';
import { signOff } from './sign-off';
import type { MessageSource } from './source';

/** What a version settles of what was disputed. */
export type Settled = { about: Texts; from: string; to: string; before: CourtParty; party: CourtParty; side: 'client' | 'team' };
export type CourtSource = Pick<MessageSource, 'projectName' | 'engagement' | 'answerOn'> & { page: Omit<SharedCourt, 'sharedAt'>; settled: Settled[]; today: string };

/** Whose days they were, what this version settles, and, where no portal shows it, every interval. */
export function composeCourt(source: CourtSource, edition: MessageEdition): MessageContent {
  const { projectName, engagement, answerOn, page, settled, today } = source;
  const { language, form, road } = edition;
  const wording: Wording = { say: translator(messageCatalogues, language), language };
  const { say } = wording;
  const date = (day: string) => formatDate(day, language, today);
  const span = (from: string, to: string) => (from === to ? date(from) : say('message.court.span', { from: date(from), to: date(to) }));
  const party = (each: CourtParty) => say(`message.court.party.${each}`, { client: named(page.client) });
  const typed = textIn(page.words, language);
  const total = courtParties.reduce((sum, each) => sum + page.days[each], 0);
  const isOnPortal = road === 'request';
  let number = 0;
  const intervalLine = ({ from, to, workingDays, party: whose, asks, agreed }: SharedInterval): MessageLine => ({
    text: say('message.court.interval', { span: span(from, to), days: say('message.court.days', { count: workingDays }), party: party(whose) }),
    number: ++number,
    notes: [...asks.map((ask) => say('message.court.asked', { ask: oneLine(textIn(ask, language)) })), ...(agreed ? [say('message.court.agreed', { party: party(agreed.before) })] : [])],
  });
  const subjects = page.subjects.map(({ words, promisedOn, doneOn, intervals }) => ({
    title: oneLine(textIn(words, language)),
    lines: [{ text: [say('message.court.promised', { date: date(promisedOn) }), doneOn === undefined ? say('message.court.not-done') : say('message.court.done', { date: date(doneOn) })].join(say('message.between-facts')), notes: [] }, ...intervals.map(intervalLine)],
  }));
  return {
    language,
    subject: say('message.court.subject', { project: shortened(projectName), version: page.version }),
    tone: 'note',
    headlines: [
      { text: say('message.court.total', { project: named(projectName), days: say('message.court.days', { count: total }), parts: partsOf(page.days, wording, party), until: date(page.until) }), notes: [] },
      ...(typed === '' ? [] : [{ text: typed, notes: [] }]),
      { text: say(isOnPortal ? 'message.court.read-here' : 'message.court.read-below'), notes: [] },
    ],
    opening: form === 'first' ? firstWords({ projectName, engagement }, 'note', wording) : [],
    sections: [
      ...(settled.length === 0
        ? []
        : [{ title: say('message.court.settled'), lines: settled.map(({ about, from, to, before, party: after, side }) => ({ text: say('message.court.settled-line', { about: named(textIn(about, language)), span: span(from, to), before: party(before), after: party(after) }), notes: [say(`message.court.settled-by.${side}`)] })) }]),
      ...(isOnPortal ? [] : subjects),
    ],
    signOff: signOff(engagement.team, { answerOn }, edition, wording),
    linesInOtherLanguage: missingIn(page.words, language),
  };
}

function partsOf(days: CourtDays, { say }: Wording, party: (each: CourtParty) => string): string {
  return courtParties.filter((each) => days[each] > 0).map((each) => say('message.court.part', { days: days[each], party: party(each) })).join(say('message.between-facts'));
}

const missingIn = (texts: Texts, language: Language) => (plain(texts[language]) === '' && languages.some((each) => plain(texts[each]) !== '') ? 1 : 0);
