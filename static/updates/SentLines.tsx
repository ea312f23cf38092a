import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import { dateIn } from '../../src/i18n/dates';
import { languages, type Language } from '../../src/i18n/language';
import type { LineCorrection, SentLine } from '../../src/updates/correction-contract';
import { LinkButton } from '../shared/LinkButton';
import { useReader } from '../shared/reader';
import { WithWords } from '../shared/WithWords';

const CorrectionDialog = lazy(async () => ({ default: (await import('./CorrectionDialog')).CorrectionDialog }));

type Props = {
  updateId: string;
  engagement: Engagement;
  /** For the team only. */
  lines: SentLine[];
  corrections: LineCorrection[];
  mayCorrect: boolean;
  /** What became of what a line asked for; another area's view. */
  ask?: (engagementId: string, askId: string) => ReactNode;
  go: (path: string) => void;
  onCorrected: () => void;
};

/** In the client's language, or else the first language there is a text in. */
const textOf = (texts: SentLine['texts'], language: Language) => [language, ...languages].map((each) => texts[each]).find((text) => text?.trim()) ?? '';

/** The lines of a sent message, as they were frozen, with what was corrected in them since. */
export function SentLines({ updateId, engagement, lines, corrections, mayCorrect, ask, go, onCorrected }: Props) {
  const { t, date, timeZone } = useReader();
  const [wrong, setWrong] = useState<string>();
  const shown: SentLine[] = lines.length > 0 ? lines : corrections.map(({ lineId, said }) => ({ id: lineId, section: '', texts: said }));
  if (shown.length === 0) return null;
  const { language } = engagement;
  return (
    <section className="stack" aria-labelledby="lines-title">
      <Heading size="medium" as="h3" id="lines-title">
        {t('updates.lines-title')}
      </Heading>
      <ul className="list">
        {shown.map((line) => {
          const done = corrections.filter(({ lineId }) => lineId === line.id);
          return (
            <li key={line.id} className="sent-line">
              <div className="stack-tight">
                <span className="breakable" dir="auto" lang={language}>
                  {line.number === undefined ? null : <span className="subtle">{line.number}. </span>}
                  {textOf(line.texts, language)}
                </span>
                {line.askId === undefined ? null : ask?.(engagement.id, line.askId)}
                {done.map((correction) => (
                  <span key={correction.updateId} className="row small">
                    <strong>{t('updates.line-corrected', { date: date(dateIn(correction.sentAt, timeZone)) })}</strong>
                    <LinkButton onClick={() => go(`/updates/sent/${correction.updateId}`)}>{t('updates.line-corrected-open')}</LinkButton>
                  </span>
                ))}
              </div>
              {mayCorrect ? (
                <Button spacing="compact" appearance="subtle" aria-label={`${t('updates.line-correct')}: ${textOf(line.texts, language)}`} onClick={() => setWrong(line.id)}>
                  {t('updates.line-correct')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {wrong === undefined ? null : (
        <Suspense fallback={null}>
          <WithWords areas={['correction', 'findings']}>
            <CorrectionDialog updateId={updateId} lineId={wrong} engagement={engagement} onClose={() => setWrong(undefined)} onSent={onCorrected} />
          </WithWords>
        </Suspense>
      )}
    </section>
  );
}
