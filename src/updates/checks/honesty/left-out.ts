import { type Language, languages } from '../../../i18n/language';
import { wordsFor } from '../../../i18n/words-for';
import type { WatchedRisk } from '../../../clients/risk-contract';
import { renderPhrase } from '../../phrase';
import { watchedRiskLine } from '../../risk-lines';
import type { Found, Subject } from '../subject';
import { isAbout, saysBad, tellsBad } from './claims';
import { badNews, issueOf, milestoneOf } from './facts';
import { found, keyOf, teamName } from './found';
import { comparable, namesLoosely, titleParts } from './likeness';
import { lowered } from './names';
import { type ReadPassage, readingsOf } from './reading';
import { trueSentence } from './true-sentence';

/** The worst that happened stands in no line, or not in every language the message has. */
export function leftOutNews(subject: Subject): Found[] {
  const [worst] = badNews(subject);
  if (!worst) return [];
  const { topic, kind } = worst;
  const issue = issueOf(subject, topic);
  const restsOn = { kind, dueOn: issue?.dueOn, releaseOn: milestoneOf(subject, topic)?.releaseOn };
  return missingIn(subject, (read) => tellsBad(read, topic)).map(({ language, isEverywhere }) => {
    const words = trueSentence(subject, topic, language);
    return {
      ...found('left-out-news', {
        topics: [topic],
        about: `${keyOf(topic)} ${isEverywhere ? 'everywhere' : language}`,
        restsOn,
        parameters: { key: teamName(subject, topic), kind },
        ...(words !== undefined && { suggestion: { language, text: words } }),
      }),
      section: 'risks',
      ...(!isEverywhere && { language }),
    };
  });
}

/** A risk somebody watches stands in no line. */
export function leftOutRisks(subject: Subject): Found[] {
  return (subject.watchedRisks ?? []).flatMap((risk) =>
    missingIn(subject, (read) => mentions(read, risk)).map(({ language, isEverywhere }) => {
      const name = wordsFor(risk.names, language) ?? '';
      return {
        ...found('left-out-risk', { topics: risk.issues.map(({ id }) => ({ kind: 'issue', id })), about: `${risk.id} ${isEverywhere ? 'everywhere' : language}`, restsOn: risk, parameters: { name }, suggestion: { language, text: riskSentence(subject, risk, language) } }),
        section: 'risks',
        ...(!isEverywhere && { language }),
      };
    }),
  );
}

function riskSentence({ engagement, settings, today, health }: Subject, risk: WatchedRisk, language: Language): string {
  const { phrase } = watchedRiskLine(risk);
  return phrase ? renderPhrase(phrase, language, { engagement, settings, titles: {}, today, health: health?.chosen ?? 'on-track' }) : '';
}

function mentions(read: ReadPassage, { names, issues }: WatchedRisk): boolean {
  const text = lowered(read.passage.text);
  if (Object.values(names).some((name) => name.trim() !== '' && (text.includes(lowered(name.trim())) || namesLoosely(comparable(text), titleParts(name))))) return true;
  return read.sentences.some(({ clauses }) => clauses.some((clause) => issues.some(({ id }) => isAbout(clause, { kind: 'issue', id })) && saysBad(clause, read.language)));
}

/** Languages whose readers are not told. A line that has no text in theirs is read in another one. */
function missingIn(subject: Subject, tells: (read: ReadPassage) => boolean): { language: Language; isEverywhere: boolean }[] {
  const reads = readingsOf(subject);
  const spoken = languages.filter((language) => reads.some(({ passage }) => passage.language === language));
  const has = new Set(reads.map(({ passage }) => `${passage.lineId} ${passage.language}`));
  const readIn = (language: Language) => reads.filter(({ passage }) => passage.language === language || !has.has(`${passage.lineId} ${language}`));
  const missing = spoken.filter((language) => !readIn(language).some(tells));
  if (missing.length === spoken.length) return [{ language: subject.engagement.language, isEverywhere: true }];
  return missing.map((language) => ({ language, isEverywhere: false }));
}
