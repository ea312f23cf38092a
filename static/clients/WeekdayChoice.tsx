import { useId } from 'react';
import type { Weekday } from '../../src/clients/contract';
import { weekdayName } from '../../src/i18n/rhythm-words';
import { useReader } from '../shared/reader';
import { weekdays } from './cadence';

type Props = { label: string; chosen: Weekday[]; onChange: (chosen: Weekday[]) => void; error?: string };

/** Some days of the week, at least one. */
export function WeekdayChoice({ label, chosen, onChange, error }: Props) {
  const { language } = useReader();
  const name = useId();
  const toggle = (day: Weekday) => onChange(weekdays.filter((each) => chosen.includes(each) !== (each === day)));
  return (
    <fieldset className="field" aria-describedby={`${name}-error`}>
      <legend className="legend">{label}</legend>
      <div className="row">
        {weekdays.map((day) => (
          <span key={day} className="check">
            <input id={`${name}-${day}`} type="checkbox" checked={chosen.includes(day)} disabled={chosen.length === 1 && chosen[0] === day} onChange={() => toggle(day)} />
            <label htmlFor={`${name}-${day}`}>{weekdayName(day, language)}</label>
          </span>
        ))}
      </div>
      <div id={`${name}-error`} className="field-error" aria-live="polite">
        {error}
      </div>
    </fieldset>
  );
}
