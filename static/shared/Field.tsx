import { useId, type ReactNode } from 'react';

/** What the input inside a Field must carry to be tied to its label, hint and error. */
export type FieldInput = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean };
type Props = { label: string; hint?: ReactNode; error?: string; required?: boolean; children: (input: FieldInput) => ReactNode };

export function Field({ label, hint, error, required = false, children }: Props) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required ? (
          <span className="field-required" aria-hidden="true">
            {' *'}
          </span>
        ) : null}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': Boolean(error) })}
      {hint ? (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      <div id={`${id}-error`} className="field-error" aria-live="polite">
        {error}
      </div>
    </div>
  );
}
