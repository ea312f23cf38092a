import { useLayoutEffect, useRef, type TextareaHTMLAttributes } from 'react';

type Props = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> & { value: string; onChange: (value: string) => void };

/** A text area as high as its text. */
export function AutoTextArea({ value, onChange, className = 'input', ...rest }: Props) {
  const element = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = element.current;
    if (!area || globalThis.CSS?.supports?.('field-sizing', 'content')) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [value]);
  return <textarea ref={element} rows={1} dir="auto" className={`auto-text-area ${className}`} value={value} onChange={(event) => onChange(event.target.value)} {...rest} />;
}
