import Button from '@atlaskit/button/default/button';
import LockIcon from '@atlaskit/icon/core/lock-locked';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FeedbackDetail } from '../../../src/feedback/contract';
import { asCallError } from '../../shared/call';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { useReader } from '../../shared/reader';
import { TextField } from '../../shared/TextField';
import { useCall } from '../calls';

type Mode = 'public' | 'internal';
type Props = { detail: FeedbackDetail; maySend: boolean; onAnswered: (detail: FeedbackDetail) => void };
const namesShown = 3;

/** Two modes nobody can mix up: the client's is tinted and names who will read it, the team's is grey. */
export function AnswerBox({ detail, maySend, onAnswered }: Props) {
  const call = useCall();
  const { t, failure, language } = useReader();
  const { item, readers, unreachable } = detail;
  const hasRequest = unreachable !== 'no-request' && unreachable !== 'request-missing';
  const mayAnswer = maySend && hasRequest;
  const answerId = useRef(crypto.randomUUID());
  const [mode, setMode] = useState<Mode>(mayAnswer ? 'public' : 'internal');
  // What was typed for the team must never turn into an answer by one click.
  const [texts, setTexts] = useState<Record<Mode, string>>({ public: '', internal: '' });
  const [missing, setMissing] = useState(false);
  const send = useMutation({
    mutationFn: () => call('feedback.answer', { id: item.id, answerId: answerId.current, mode, text: texts[mode] }),
    onSuccess: (next) => {
      answerId.current = crypto.randomUUID();
      setTexts((known) => ({ ...known, [mode]: '' }));
      onAnswered(next);
    },
  });
  const refused = send.error ? asCallError(send.error) : undefined;
  const submit = () => {
    setMissing(texts[mode].trim() === '');
    if (texts[mode].trim() !== '' && !send.isPending) send.mutate();
  };
  // Merged feedback keeps its own requests: an answer on this one stays here.
  const others = [...new Set(item.alsoAsked.map(({ name }) => name))].filter((name) => !readers.includes(name));
  const why = unreachable === undefined ? undefined : t(`feedback.unreachable.${unreachable}`, { name: item.asker.name });
  return (
    <section className={`answer-box answer-${mode} stack-tight`} aria-label={t('feedback.answer.mode')}>
      <div className="answer-modes" role="radiogroup" aria-label={t('feedback.answer.mode')}>
        {(['public', 'internal'] as const).map((value) => (
          <label key={value} className="answer-mode">
            <input type="radio" name="answer-mode" checked={mode === value} disabled={value === 'public' ? !mayAnswer : !hasRequest} onChange={() => setMode(value)} />
            {value === 'internal' ? <LockIcon label="" color="currentColor" /> : null}
            {t(`feedback.answer.${value}`)}
          </label>
        ))}
      </div>
      {why ? <p className="breakable">{why}</p> : null}
      {maySend ? null : <p className="subtle">{t('feedback.answer.not-allowed')}</p>}
      {hasRequest ? (
        <>
          <p className="answer-readers breakable">{mode === 'internal' ? t('feedback.answer.internal-readers') : <Readers names={readers} />}</p>
          {mode === 'public' && others.length > 0 ? <p className="breakable">{t('feedback.answer.not-read', { names: new Intl.ListFormat(language, { type: 'conjunction' }).format(others), count: others.length })}</p> : null}
          <TextField
            label={t(mode === 'public' ? 'feedback.answer.text' : 'feedback.answer.note')}
            value={texts[mode]}
            multiline
            error={missing ? t('failure.required') : refused?.field === 'text' ? failure(refused) : undefined}
            onChange={(text) => setTexts({ ...texts, [mode]: text })}
          />
          {refused && refused.field !== 'text' ? <ErrorPanel error={refused} /> : null}
          <div>
            <Button appearance={mode === 'public' ? 'primary' : 'default'} isLoading={send.isPending} onClick={submit}>
              {t(mode === 'public' ? 'feedback.answer.send' : 'feedback.answer.save-note')}
            </Button>
          </div>
        </>
      ) : null}
    </section>
  );
}

function Readers({ names }: { names: string[] }) {
  const { t, language } = useReader();
  const shown = new Intl.ListFormat(language, { type: 'conjunction' }).format(names.slice(0, namesShown));
  const rest = names.length - namesShown;
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(names.slice(0, namesShown));
  return <bdi>{rest > 0 ? t('feedback.answer.readers-more', { names: list, count: rest }) : t('feedback.answer.readers', { names: shown, count: names.length })}</bdi>;
}
