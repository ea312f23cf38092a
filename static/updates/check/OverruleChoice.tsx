import Button from '@atlaskit/button/default/button';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { overruleReasons, type OverruleReason } from '../../../src/updates/check-contract';
import { LinkButton } from '../../shared/LinkButton';
import { useReader } from '../../shared/reader';

type Props = { disabled: boolean; onChosen: (reason: OverruleReason, text?: string) => void };

/** Why a Stop may stand: one click, or a typed reason. */
export function OverruleChoice({ disabled, onChosen }: Props) {
  const { t } = useReader();
  const [typing, setTyping] = useState(false);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (typing) input.current?.focus();
  }, [typing]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return setMissing(true);
    onChosen('other', text.trim());
  };
  return (
    <>
      <span className="subtle">{t('check.overrule')}</span>
      {overruleReasons.map((reason) => (
        <LinkButton key={reason} disabled={disabled} onClick={() => (reason === 'other' ? setTyping(true) : onChosen(reason))}>
          {t(`check.reason.${reason}`)}
        </LinkButton>
      ))}
      {typing ? (
        <form className="overrule-reason" onSubmit={submit}>
          <label htmlFor={id}>{t('check.reason-label')}</label>
          <input
            id={id}
            className="input"
            ref={input}
            value={text}
            aria-invalid={missing}
            aria-describedby={missing ? `${id}-error` : undefined}
            onChange={(event) => {
              setText(event.target.value);
              setMissing(false);
            }}
          />
          <Button type="submit" isDisabled={disabled}>
            {t('check.overrule-action')}
          </Button>
          {missing ? (
            <div id={`${id}-error`} className="field-error" role="alert">
              {t('failure.required')}
            </div>
          ) : null}
        </form>
      ) : null}
    </>
  );
}
