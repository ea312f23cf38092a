import type { PromiseView } from '../../src/ledger/contract';
import { LinkButton } from '../shared/LinkButton';
import { Lozenge } from '../shared/Lozenge';
import { useReader, type Reader } from '../shared/reader';
import { wordsFor } from '../../src/i18n/words-for';
import { dayWords, jiraTells, stateAppearance } from './promise-words';
import { sourceWords } from './told-words';

type Props = { promise: PromiseView; mayEdit: boolean; onSettle: () => void };

/** One promise: by when, of what, who told it, and what became of it. */
export function PromiseRow({ promise, mayEdit, onSettle }: Props) {
  const reader = useReader();
  const { t, dateWithDistance, language } = reader;
  const { subject, state, words, told, promisedOn, meaning } = promise;
  const name = subject.kind === 'issue' ? subject.key : subject.kind === 'version' ? subject.name : undefined;
  const said = wordsFor(words, language);
  const facts = factsOf(promise, reader);
  return (
    <li className="promise-row">
      <div className="told-client">
        <strong>{state === 'open' && meaning === 'done' ? dateWithDistance(promisedOn) : dayWords(promise, reader)}</strong>
        <Lozenge appearance={stateAppearance[state]}>{t(`promise.state.${state}`)}</Lozenge>
      </div>
      <p className="breakable">
        {name === undefined ? null : (
          <>
            <span className="chip">
              <bdi>{name}</bdi>
            </span>{' '}
          </>
        )}
        <bdi>{said}</bdi>
      </p>
      {facts.length > 0 ? <p className="small">{facts.join(' · ')}</p> : null}
      <p className="subtle small breakable">
        {sourceWords(told, reader)}
        {mayEdit && maySay(promise) ? (
          <>
            {' · '}
            <LinkButton onClick={onSettle}>{t(jiraTells(promise) ? 'promises.withdraw' : 'promises.settle')}</LinkButton>
          </>
        ) : null}
      </p>
    </li>
  );
}

/** What the state alone does not say. */
function factsOf({ state, doneOn, workingDaysLate = 0, announced, superseded, said }: PromiseView, { t, date }: Reader): string[] {
  const done = doneOn === undefined ? [] : [workingDaysLate > 0 ? t('promises.late-by', { count: workingDaysLate, date: date(doneOn) }) : t('promises.done', { date: date(doneOn) })];
  return [
    ...(announced ? [t('promises.announced', { date: date(announced.on), later: date(announced.later) })] : []),
    ...(state.startsWith('late') && doneOn === undefined ? [t('promises.not-done')] : done),
    ...(superseded && state === 'open' ? [t('promises.superseded')] : []),
    ...(said ? [`${t(`promises.said.${said.kind}`, { name: said.by.name, date: date(said.on) })}${said.note === '' ? '' : `: ${said.note}`}`] : []),
  ];
}

/** What a person may say Jira does not tell: of a promise that is kept there is nothing to say. */
const maySay = (promise: PromiseView) => promise.said !== undefined || (promise.state !== 'kept' && (promise.state !== 'withdrawn' || !jiraTells(promise)));
