import Heading from '@atlaskit/heading';
import { useMemo } from 'react';
import { holidayCountries, holidaysKnownUntil, type WorkingTime } from '../../src/clients/contract';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';
import { TextField } from '../shared/TextField';
import { WeekdayChoice } from './WeekdayChoice';
import { WordList } from './WordList';

type Props = { time: WorkingTime; onChange: (time: WorkingTime) => void; errorAt: (field: string) => string | undefined; disabled: boolean };

const none = 'none';

/** On which days and hours work is done for this client. */
export function WorkingTimeFields({ time, onChange, errorAt, disabled }: Props) {
  const { t, language, date } = useReader();
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    const named = holidayCountries.map((code) => ({ value: code, label: names.of(code) ?? code }));
    return named.sort((one, other) => one.label.localeCompare(other.label, language));
  }, [language]);
  const change = (part: Partial<WorkingTime>) => onChange({ ...time, ...part });
  return (
    <section className="stack">
      <Heading size="medium" as="h3">
        {t('plan.form.working-time')}
      </Heading>
      <p className="subtle">{t('plan.form.working-time-hint')}</p>
      <WeekdayChoice label={t('plan.form.working-days')} chosen={time.weekdays} error={errorAt('plan.workingTime.weekdays')} onChange={(weekdays) => change({ weekdays })} />
      <div className="two-columns">
        <TextField label={t('plan.form.opens')} type="time" value={time.opens} error={errorAt('plan.workingTime.opens')} disabled={disabled} onChange={(opens) => change({ opens })} />
        <TextField label={t('plan.form.closes')} type="time" value={time.closes} error={errorAt('plan.workingTime.closes')} disabled={disabled} onChange={(closes) => change({ closes })} />
        <SelectField
          label={t('plan.form.country')}
          value={time.country ?? none}
          options={[{ value: none, label: t('plan.form.country-none') }, ...countries]}
          hint={t('plan.form.country-hint', { year: String(holidaysKnownUntil) })}
          error={errorAt('plan.workingTime.country')}
          onChange={(country) => change({ country: country === none ? undefined : country })}
        />
      </div>
      <WordList
        label={t('plan.form.days-off')}
        adding={t('plan.form.day-off')}
        type="date"
        entries={time.daysOff}
        shown={date}
        remove={(shown) => t('plan.form.remove-day-off', { date: shown })}
        error={errorAt('plan.workingTime.daysOff')}
        disabled={disabled}
        onChange={(daysOff) => change({ daysOff })}
      />
    </section>
  );
}
