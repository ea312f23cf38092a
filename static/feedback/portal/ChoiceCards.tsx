import type { ReactNode } from 'react';

type Choice<Value extends string> = { value: Value; label: string; hint?: string; picture?: ReactNode };
type Props<Value extends string> = { name: string; legend: string; choices: Choice<Value>[]; chosen: Value | undefined; error?: string; onChoose: (value: Value) => void };

/** Large choices for a thumb; for a keyboard they are radio buttons. */
export function ChoiceCards<Value extends string>({ name, legend, choices, chosen, error, onChoose }: Props<Value>) {
  return (
    <fieldset className="choice-cards" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="portal-label">{legend}</legend>
      <div className="choice-grid">
        {choices.map(({ value, label, hint, picture }) => (
          <label key={value} className="choice-card">
            <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
            {picture ? (
              <span className="choice-picture" aria-hidden="true">
                {picture}
              </span>
            ) : null}
            <span className="choice-words">
              <span className="choice-label">{label}</span>
              {hint ? <span className="choice-hint">{hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <p className="field-error" id={`${name}-error`} role="alert">
        {error}
      </p>
    </fieldset>
  );
}
