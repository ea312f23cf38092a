import { useId, type ReactNode } from 'react';

type Props = { label: string; checked: boolean; onChange: (checked: boolean) => void; hint?: ReactNode };

/** A labelled check box with what it means below it. */
export function CheckField({ label, checked, onChange, hint }: Props) {
  const id = useId();
  return (
    <div className="check">
      <input id={id} type="checkbox" checked={checked} aria-describedby={hint ? `${id}-hint` : undefined} onChange={(event) => onChange(event.target.checked)} />
      <div className="stack-tight">
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <div id={`${id}-hint`} className="field-hint">
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}
