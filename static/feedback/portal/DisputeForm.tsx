import { type FormEvent, useId, useRef, useState } from 'react';
import { type CourtParty, courtParties } from '../../../src/ledger/contract';
import { asCallError } from '../../shared/call';
import { ChoiceCards } from './ChoiceCards';
import type { DaysWording } from './DaysPage';
import { usePortalReader } from './portal-reader';

/** `disputeId` is this form's: sent again after a failure, it is still one. */
export type Said = { disputeId: string; intervalId: string; claims: CourtParty; words: string };
type Props = { intervalId: string; party: CourtParty; wording: DaysWording; onClose: () => void; onSend: (said: Said) => Promise<void> };

const longestWords = 2_000;

/** Whose days they are as she sees it, and what happened. */
export function DisputeForm({ intervalId, party, wording: { t, claim }, onClose, onSend }: Props) {
  const { t: say, failure } = usePortalReader();
  const id = useId();
  const disputeId = useRef(crypto.randomUUID() as string);
  const [claims, setClaims] = useState<CourtParty>();
  const [words, setWords] = useState('');
  const [errors, setErrors] = useState<{ claims?: string; words?: string; form?: string }>({});
  const [sending, setSending] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const missing = { ...(!claims && { claims: t('days.choose-claim') }), ...(words.trim() === '' && { words: say('failure.required') }) };
    setErrors(missing);
    if (!claims || Object.keys(missing).length > 0) return;
    setSending(true);
    try {
      await onSend({ disputeId: disputeId.current, intervalId, claims, words: words.trim() });
    } catch (error) {
      const { field } = asCallError(error);
      setErrors({ [field === 'claims' || field === 'words' ? field : 'form']: failure(error) });
      setSending(false);
    }
  };
  return (
    <form className="stack-tight days-form" onSubmit={(event) => void send(event)} noValidate>
      <ChoiceCards name={`${id}-claims`} legend={t('days.claims')} chosen={claims} error={errors.claims} onChoose={setClaims} choices={courtParties.filter((each) => each !== party).map((value) => ({ value, label: claim(value) }))} />
      <label className="portal-label" htmlFor={id}>
        {t('days.words')}
      </label>
      <textarea id={id} className="input portal-input" rows={3} maxLength={longestWords} dir="auto" value={words} aria-invalid={errors.words ? true : undefined} aria-describedby={`${id}-error`} onChange={(event) => setWords(event.target.value)} />
      <p className="field-error" id={`${id}-error`} role="alert">
        {errors.words ?? errors.form}
      </p>
      <p className="subtle portal-small">{t('days.unchanged')}</p>
      <div className="row">
        <button type="submit" className="portal-button portal-primary" aria-disabled={sending}>
          {sending ? say('portal.form.sending') : t('days.send')}
        </button>
        <button type="button" className="portal-button" onClick={onClose}>
          {t('days.cancel')}
        </button>
      </div>
    </form>
  );
}
