import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FeedbackDetail } from '../../../src/feedback/contract';
import { languages, type Language } from '../../../src/i18n/language';
import { asCallError } from '../../shared/call';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { useReader } from '../../shared/reader';
import { TextField } from '../../shared/TextField';
import { useCall } from '../calls';

type Props = { detail: FeedbackDetail; loop: NonNullable<FeedbackDetail['loop']>; maySend: boolean; mayEdit: boolean; onChanged: (detail: FeedbackDetail) => void };

/** The work is done and those who asked do not know: a person confirms the text, or lets the news ride in the next update. */
export function LoopBanner({ detail, loop, maySend, mayEdit, onChanged }: Props) {
  const call = useCall();
  const { t, failure, languageName } = useReader();
  const { id, rides } = detail.item;
  const tellId = useRef(crypto.randomUUID());
  const [texts, setTexts] = useState(loop.text);
  const needed = languages.filter((language) => loop.askers.some((asker) => asker.language === language));
  const tell = useMutation({
    mutationFn: () => call('feedback.tell-done', { id, tellId: tellId.current, text: texts }),
    onSuccess: (next) => {
      tellId.current = crypto.randomUUID();
      onChanged(next);
    },
  });
  const ride = useMutation({ mutationFn: (wanted: boolean) => call('feedback.ride', { id, rides: wanted }), onSuccess: onChanged });
  const refused = tell.error ? asCallError(tell.error) : undefined;
  const reached = loop.askers.filter(({ unreachable }) => !unreachable).map(({ name }) => name);
  const byHand = loop.askers.filter(({ unreachable }) => unreachable).map(({ name }) => name);
  const errorIn = (language: Language) => (refused?.field === `text.${language}` ? failure(refused) : undefined);
  // Nobody is left whom Candor could tell: the person says that she did.
  if (reached.length === 0 && byHand.length > 0) {
    return (
      <section className="loop-banner stack-tight" aria-label={t('feedback.loop.by-hand-title')}>
        <h3>{t('feedback.loop.by-hand-title')}</h3>
        <p className="breakable">{t('feedback.loop.by-hand-hint', { names: byHand.join(', ') })}</p>
        {refused ? <ErrorPanel error={refused} /> : null}
        {maySend ? (
          <div>
            <Button appearance="primary" isLoading={tell.isPending} onClick={() => tell.mutate()}>
              {t('feedback.loop.by-hand-done')}
            </Button>
          </div>
        ) : null}
      </section>
    );
  }
  return (
    <section className="loop-banner stack-tight" aria-label={t('feedback.loop.title')}>
      <h3>{t('feedback.loop.title')}</h3>
      {rides ? (
        <p className="row">
          {t('feedback.loop.rides')}
          {mayEdit ? (
            <Button appearance="subtle" isLoading={ride.isPending} onClick={() => ride.mutate(false)}>
              {t('feedback.loop.unride')}
            </Button>
          ) : null}
        </p>
      ) : (
        <>
          <p className="subtle small">{t('feedback.loop.hint')}</p>
          {needed.map((language) => (
            <TextField
              key={language}
              label={t('feedback.loop.text', { language: languageName(language) })}
              value={texts[language] ?? ''}
              multiline
              disabled={!maySend}
              error={errorIn(language)}
              onChange={(text) => setTexts({ ...texts, [language]: text })}
            />
          ))}
          {reached.length > 0 ? <p className="breakable">{t('feedback.loop.askers', { names: reached.join(', ') })}</p> : null}
          {byHand.length > 0 ? <p className="breakable">{t('feedback.loop.by-hand', { names: byHand.join(', ') })}</p> : null}
          {refused && !refused.field?.startsWith('text.') ? <ErrorPanel error={refused} /> : null}
          <div className="row">
            {maySend ? (
              <Button appearance="primary" isLoading={tell.isPending} onClick={() => tell.mutate()}>
                {t('feedback.loop.tell')}
              </Button>
            ) : null}
            {mayEdit ? (
              <Button isLoading={ride.isPending} onClick={() => ride.mutate(true)}>
                {t('feedback.loop.ride')}
              </Button>
            ) : null}
          </div>
        </>
      )}
      {ride.error ? <ErrorPanel error={ride.error} /> : null}
    </section>
  );
}
