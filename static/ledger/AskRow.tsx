import type { AskView } from '../../src/ledger/contract';
import { LinkButton } from '../shared/LinkButton';
import { Lozenge } from '../shared/Lozenge';
import { useReader, type Reader } from '../shared/reader';
import { wordsFor } from '../../src/i18n/words-for';
import { askAppearance, askStateWords } from './ask-words';

type Props = { ask: AskView; mayEdit: boolean; onSettle: () => void };

/** One ask: what, by when, what waits for it, and what became of it. */
export function AskRow({ ask, mayEdit, onSettle }: Props) {
  const reader = useReader();
  const { t, date, language } = reader;
  const { texts, blocks, said } = ask;
  const held = [...blocks.issues.map(({ key }) => key), ...blocks.versions.map(({ name }) => name)];
  return (
    <li className="promise-row">
      <div className="told-client">
        <bdi className="breakable">{wordsFor(texts, language)}</bdi>
        <Lozenge appearance={askAppearance(ask)}>{askStateWords(ask, reader)}</Lozenge>
      </div>
      {held.length > 0 ? (
        <p className="small">
          {t('asks.blocks')}{' '}
          {held.map((name) => (
            <span key={name} className="chip">
              <bdi>{name}</bdi>
            </span>
          ))}
        </p>
      ) : null}
      {said ? <p className="small breakable">{`${t(`asks.said.${said.kind}`, { name: said.by.name, date: date(said.on) })}${said.note === '' ? '' : `: ${said.note}`}`}</p> : null}
      <p className="subtle small breakable">
        {factsOf(ask, reader).join(' · ')}
        {mayEdit ? (
          <>
            {' · '}
            <LinkButton onClick={onSettle}>{t('asks.settle')}</LinkButton>
          </>
        ) : null}
      </p>
    </li>
  );
}

function factsOf({ neededBy, askedOn, againOn, number }: AskView, { t, date }: Reader): string[] {
  return [
    ...(neededBy === undefined ? [] : [t('asks.needed-by', { date: date(neededBy) })]),
    number === undefined ? t('asks.asked-on-no-number', { date: date(askedOn) }) : t('asks.asked-on', { date: date(askedOn), number }),
    ...(againOn.length > 0 ? [t('asks.again', { dates: againOn.slice(-3).map(date).join(', ') })] : []),
  ];
}
