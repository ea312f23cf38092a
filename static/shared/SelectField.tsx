import type { ReactNode } from 'react';
import { Field } from './Field';

type Option<Value extends string> = { value: Value; label: string };
type Props<Value extends string> = {
  label: string;
  value: Value | '';
  options: Option<Value>[];
  onChange: (value: Value) => void;
  /** Shown while nothing is chosen. */
  placeholder?: string;
  hint?: ReactNode;
  error?: string;
  disabled?: boolean;
};

export function SelectField<Value extends string>({ label, value, options, onChange, placeholder, hint, error, disabled }: Props<Value>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(input) => (
        <select {...input} className="input" value={value} disabled={disabled} onChange={(event) => onChange(event.target.value as Value)}>
          {placeholder !== undefined ? (
            <option value="" disabled={value !== ''}>
              {placeholder}
            </option>
          ) : null}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
