import type { ReactNode } from 'react';
import Textfield from '@atlaskit/textfield';
import { AutoTextArea } from './AutoTextArea';
import { Field } from './Field';

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  type?: 'text' | 'email' | 'url' | 'date' | 'time' | 'number';
  multiline?: boolean;
  disabled?: boolean;
  placeholder?: string;
};

/** A labelled text input with its hint and its error. */
export function TextField({ label, value, onChange, hint, error, required = false, type = 'text', multiline = false, disabled, placeholder }: Props) {
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      {(input) =>
        multiline ? (
          <AutoTextArea {...input} value={value} disabled={disabled} placeholder={placeholder} onChange={onChange} />
        ) : (
          <Textfield
            {...input}
            isCompact
            dir={type === 'text' ? 'auto' : undefined}
            type={type}
            value={value}
            isInvalid={Boolean(error)}
            isDisabled={disabled}
            isRequired={required}
            placeholder={placeholder}
            autoComplete="off"
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}
