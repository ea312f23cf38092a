import Heading from '@atlaskit/heading';
import type { AnswersOfContact, GivenAnswer } from '../../src/ledger/contract';
import { useReader, type Reader } from '../shared/reader';

/** What the recipients of an update said of it; of those who said nothing, nothing is concluded. */
export function AnswersGiven({ answers, total }: { answers: AnswersOfContact[]; total: number }) {
  const reader = useReader();
  const { t } = reader;
  const clear = answers.filter((each) => each.whole && saidOf(each).every(({ answer }) => answer === 'clear')).length;
  return (
    <section className="stack-tight" aria-labelledby="answers-title">
      <Heading size="medium" as="h3" id="answers-title">
        {t('answers.title')}
      </Heading>
      {answers.length === 0 ? <p className="subtle">{t('answers.none')}</p> : <p>{t('answers.summary', { clear, total })}</p>}
      <ul className="stack-tight">
        {answers.map((each) => (
          <li key={each.contactId} className="breakable">
            <bdi className="strong">{each.name}</bdi>
            <ul className="plain-lines">
              {saidOf(each).map((said, index) => (
                <li key={index} className={said.answer === 'clear' ? 'subtle' : undefined}>
                  {inWords(said, reader)}
                </li>
              ))}
              {each.earlier.length > 0 ? <li className="subtle small">{t('answers.earlier', { count: each.earlier.length })}</li> : null}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Said = GivenAnswer & { number?: number };

const saidOf = ({ whole, lines }: AnswersOfContact): Said[] => [...(whole ? [whole] : []), ...Object.values(lines).sort((one, other) => one.number - other.number)];

function inWords({ answer, words, number, at }: Said, { t, moment }: Reader) {
  const what = number === undefined ? t(`answers.whole.${answer === 'clear' ? 'clear' : 'question'}`) : t(`answers.line.${answer}`, { number: String(number) });
  return (
    <>
      {what}
      {words === undefined ? null : <bdi> “{words}”</bdi>} <span className="subtle small">· {moment(at)}</span>
    </>
  );
}
