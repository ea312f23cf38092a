import { placesInMonth, type Cadence, type Weekday } from '../../src/clients/contract';
import { weekdayName } from '../../src/i18n/rhythm-words';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';
import { weekdays } from './cadence';
import { WeekdayChoice } from './WeekdayChoice';

type Props = { cadence: Cadence; onChange: (cadence: Cadence) => void };

const lastDay = 31;
const daysOfMonth = Array.from({ length: 30 }, (_, index) => index + 1);

/** Which days of the week or of the month. */
export function RhythmDays({ cadence, onChange }: Props) {
  const { t, language } = useReader();
  const { every, weekday, weekdays: chosen = [weekday], inMonth = { nth: 1 } } = cadence;
  if (every !== 'month') {
    const choose = ([first = weekday, ...others]: Weekday[]) => onChange({ ...cadence, weekday: first, weekdays: [first, ...others] });
    return <WeekdayChoice label={t('plan.form.days')} chosen={chosen} onChange={choose} />;
  }
  return (
    <div className="two-columns">
      <SelectField
        label={t('plan.form.in-month')}
        value={'nth' in inMonth ? String(inMonth.nth) : 'day'}
        options={[...placesInMonth.map((place) => ({ value: String(place), label: t(`plan.form.in-month.${place}`) })), { value: 'day', label: t('plan.form.in-month.day') }]}
        onChange={(place) => onChange({ ...cadence, inMonth: place === 'day' ? { day: lastDay } : { nth: placesInMonth.find((each) => String(each) === place) ?? 1 } })}
      />
      {'nth' in inMonth ? (
        <SelectField
          label={t('clients.weekday')}
          value={String(weekday)}
          options={weekdays.map((each) => ({ value: String(each), label: weekdayName(each, language) }))}
          onChange={(day) => onChange({ ...cadence, weekday: weekdays.find((each) => String(each) === day) ?? weekday })}
        />
      ) : (
        <SelectField
          label={t('plan.form.day-of-month')}
          value={String(inMonth.day)}
          options={[...daysOfMonth.map((day) => ({ value: String(day), label: String(day) })), { value: String(lastDay), label: t('plan.form.last-day') }]}
          hint={inMonth.day > 28 && inMonth.day < lastDay ? t('plan.form.day-hint') : undefined}
          onChange={(day) => onChange({ ...cadence, inMonth: { day: Number(day) } })}
        />
      )}
    </div>
  );
}
