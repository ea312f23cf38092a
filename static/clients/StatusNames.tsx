import Heading from '@atlaskit/heading';
import { useId } from 'react';

type Props = { title: string; hint: string; statusNames: string[]; chosen: string[]; error?: string; onChange: (chosen: string[]) => void };

/** Statuses of the project that mean something to Candor; chosen ones that are no more stay to be unticked. */
export function StatusNames({ title, hint, statusNames, chosen, error, onChange }: Props) {
  const id = useId();
  return (
    <section className="stack">
      <Heading size="medium" as="h2">
        {title}
      </Heading>
      <p className="subtle">{hint}</p>
      <fieldset className="stack-tight">
        <legend className="visually-hidden">{title}</legend>
        {[...new Set([...statusNames, ...chosen])].map((status, index) => (
          <div key={status} className="check">
            <input id={`${id}-${index}`} type="checkbox" checked={chosen.includes(status)} onChange={(event) => onChange(event.target.checked ? [...chosen, status] : chosen.filter((other) => other !== status))} />
            <label htmlFor={`${id}-${index}`} dir="auto">
              {status}
            </label>
          </div>
        ))}
        <div className="field-error">{error}</div>
      </fieldset>
    </section>
  );
}
