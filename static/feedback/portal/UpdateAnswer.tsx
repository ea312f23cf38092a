import { lazy, Suspense, useState } from 'react';
import type { PortalUpdate } from '../../../src/feedback/contract';
import type { GivenAnswer, UpdateAnswer as Answer } from '../../../src/ledger/contract';
import { NeededFromHer } from './NeededFromHer';
import { callPortal } from './opening';
import { usePortalReader } from './portal-reader';
import { SharedDaysEntry } from './SharedDaysEntry';

// Few ever open them, and the portal is opened on phones.
const PortalCharts = lazy(async () => ({ default: (await import('./PortalCharts')).PortalCharts }));

type Saying = { lineId?: string; answer: Answer; words?: string };
type Props = { requestKey: string; first: PortalUpdate };

/** What she says of an update: of the whole first, of a line where she wants to. */
export function UpdateAnswer({ requestKey, first }: Props) {
  const reader = usePortalReader();
  const { t, failure, dayOf } = reader;
  const [update, setUpdate] = useState(first);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [showsCharts, setShowsCharts] = useState(false);
  const [byLine, setByLine] = useState(first.lines.some(({ id, given }) => given || first.corrections?.some(({ lineId }) => lineId === id)));
  const ask = (work: () => Promise<PortalUpdate>) => {
    setBusy(true);
    setError(undefined);
    return work()
      .then((next) => {
        setUpdate(next);
        return true;
      })
      .catch((thrown: unknown) => {
        setError(thrown);
        return false;
      })
      .finally(() => setBusy(false));
  };
  const say = (saying: Saying) => ask(() => callPortal('portal.answer-update', { requestKey, updateId: update.updateId, ...saying }));
  const { corrections = [] } = update;
  const corrected = ({ sentAt, text }: { sentAt: string; text: string }) => (
    <p key={sentAt} className="portal-corrected breakable">
      <strong>{t('portal.update.corrected', { date: dayOf(sentAt) })}</strong> <bdi>{text}</bdi>
    </p>
  );
  return (
    <section className="portal-surface stack" aria-busy={isBusy}>
      <NeededFromHer asks={update.asks} />
      <SharedDaysEntry courts={update.court && [update.court]} />
      <div className="stack-tight">
        <h2 className="portal-subheading">{t('portal.update.title', { number: String(update.number), date: dayOf(update.sentAt) })}</h2>
        {corrections
          .filter(({ lineId }) => !update.lines.some(({ id }) => id === lineId))
          .map((correction) => (
            <div key={`${correction.lineId} ${correction.sentAt}`}>
              <bdi className="breakable">“{correction.said}”</bdi>
              {corrected(correction)}
            </div>
          ))}
        <Choice key={update.updateId} answers={['clear', 'question']} whole given={update.whole} isBusy={isBusy} onSay={say} />
      </div>
      {update.lines.length > 0 ? (
        <div className="stack-tight">
          <button type="button" className="portal-button" aria-expanded={byLine} onClick={() => setByLine(!byLine)}>
            {t(byLine ? 'portal.update.hide-lines' : 'portal.update.by-line')}
          </button>
          {byLine ? (
            <ol className="portal-lines">
              {update.lines.map(({ id, number, text, given }) => (
                <li key={`${update.updateId} ${id}`} value={number}>
                  <bdi className="breakable">{text}</bdi>
                  {corrections.filter(({ lineId }) => lineId === id).map(corrected)}
                  <Choice label={t('portal.update.line', { number: String(number) })} answers={['clear', 'question', 'unexpected']} given={given} isBusy={isBusy} onSay={(saying) => say({ ...saying, lineId: id })} />
                </li>
              ))}
            </ol>
          ) : null}
        </div>
      ) : null}
      {update.charts ? (
        <div className="stack-tight">
          <button type="button" className="portal-button" aria-expanded={showsCharts} onClick={() => setShowsCharts(!showsCharts)}>
            {t(showsCharts ? 'portal.update.hide-charts' : 'portal.update.charts')}
          </button>
          {showsCharts ? (
            <Suspense fallback={<p className="subtle">{t('portal.loading')}</p>}>
              <PortalCharts charts={update.charts} />
            </Suspense>
          ) : null}
        </div>
      ) : null}
      <div role="status" className="portal-small">
        {error === undefined ? null : <span className="portal-failure">{failure(error)}</span>}
      </div>
      {update.earlier.length > 0 ? (
        <details>
          <summary>{t('portal.update.earlier')}</summary>
          <ul className="portal-work portal-small">
            {update.earlier.map((given, index) => (
              <li key={index}>{saidBefore(given, reader)}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {update.others.length > 0 ? (
        <p className="row portal-small">
          {update.others.map(({ updateId, number, sentAt }) => (
            <button key={updateId} type="button" className="portal-button" disabled={isBusy} onClick={() => void ask(() => callPortal('portal.update', { requestKey, updateId }))}>
              {t('portal.update.other', { number: String(number), date: dayOf(sentAt) })}
            </button>
          ))}
        </p>
      ) : null}
    </section>
  );
}

type Reader = ReturnType<typeof usePortalReader>;

function saidBefore({ answer, words, at, number }: GivenAnswer & { number?: number }, { t, moment }: Reader): string {
  const what = words === undefined ? t(`portal.answer.${answer}`) : `${t(`portal.answer.${answer}`)}: ${words}`;
  return number === undefined ? `${moment(at)} · ${what}` : `${moment(at)} · ${t('portal.update.line', { number: String(number) })}: ${what}`;
}

type ChoiceProps = { label?: string; whole?: boolean; answers: readonly Answer[]; given?: GivenAnswer; isBusy: boolean; onSay: (saying: Saying) => Promise<boolean> };

/** One answer of several; what is not clear may come with words of her own. */
function Choice({ label, whole = false, answers, given, isBusy, onSay }: ChoiceProps) {
  const { t, moment } = usePortalReader();
  const [asking, setAsking] = useState<Answer>();
  const [words, setWords] = useState(given?.words ?? '');
  const choose = (answer: Answer) => {
    if (answer !== 'clear') return setAsking(answer);
    setAsking(undefined);
    setWords('');
    void onSay({ answer });
  };
  const send = async (answer: Answer) => {
    if (await onSay({ answer, ...(words.trim() !== '' && { words: words.trim() }) })) setAsking(undefined);
  };
  const current = asking ?? given?.answer;
  return (
    <div className="stack-tight">
      <div className="row" role="group" aria-label={label ?? t('portal.update.whole')}>
        {answers.map((answer) => (
          <button key={answer} type="button" className={whole ? 'portal-button' : 'portal-button portal-answer'} aria-pressed={current === answer} disabled={isBusy} onClick={() => choose(answer)}>
            {t(whole && answer !== 'unexpected' ? `portal.answer.whole.${answer}` : `portal.answer.${answer}`)}
          </button>
        ))}
      </div>
      {asking ? (
        <form
          className="stack-tight"
          onSubmit={(event) => {
            event.preventDefault();
            void send(asking);
          }}
        >
          <label className="stack-tight">
            <span className="portal-label">{t('portal.update.words')}</span>
            <textarea className="portal-input" rows={2} maxLength={2000} dir="auto" value={words} onChange={(event) => setWords(event.target.value)} />
          </label>
          <div>
            <button type="submit" className="portal-button portal-primary" disabled={isBusy}>
              {t(isBusy ? 'portal.form.sending' : 'portal.form.send')}
            </button>
          </div>
        </form>
      ) : given ? (
        <p className="subtle portal-small breakable" role="status">
          {t('portal.update.said', { when: moment(given.at) })}
          {given.words ? <bdi> “{given.words}”</bdi> : null}
        </p>
      ) : null}
    </div>
  );
}
