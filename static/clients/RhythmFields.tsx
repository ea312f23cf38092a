import type { Cadence, EngagementDraft } from '../../src/clients/contract';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';
import { TextField } from '../shared/TextField';
import { rhythms } from './cadence';
import { LanguageField } from './LanguageField';
import { PlannedDates } from './PlannedDates';
import { RhythmDays } from './RhythmDays';
import { TimeZoneField } from './TimeZoneField';

type Props = { draft: EngagementDraft; onChange: (part: Partial<EngagementDraft>) => void; errorAt: (field: string) => string | undefined; disabled: boolean };

const onDayOff: NonNullable<Cadence['onDayOff']>[] = ['before', 'after', 'stays'];

/** How often, on which days, when next, in which language and on whose clock. */
export function RhythmFields({ draft, onChange, errorAt, disabled }: Props) {
  const { t, dateWithDistance } = useReader();
  const { cadence, plan } = draft;
  return (
    <div className="stack">
      <SelectField
        label={t('clients.how-often')}
        value={cadence.every}
        options={rhythms.map((every) => ({ value: every, label: t(`clients.every.${every}`) }))}
        onChange={(every) => onChange({ cadence: { ...cadence, every } })}
        error={errorAt('cadence')}
      />
      <RhythmDays cadence={cadence} onChange={(changed) => onChange({ cadence: changed })} />
      <div className="two-columns">
        <SelectField
          label={t('plan.form.on-day-off')}
          value={cadence.onDayOff ?? 'before'}
          options={onDayOff.map((where) => ({ value: where, label: t(`plan.form.on-day-off.${where}`) }))}
          onChange={(where) => onChange({ cadence: { ...cadence, onDayOff: where } })}
        />
        <TextField
          label={t('plan.form.send-at')}
          type="time"
          value={plan.sendAt}
          error={errorAt('plan.sendAt')}
          disabled={disabled}
          onChange={(sendAt) => onChange({ plan: { ...plan, sendAt } })}
        />
        <TextField
          label={t('clients.next-update-on')}
          type="date"
          hint={draft.nextUpdateOn ? dateWithDistance(draft.nextUpdateOn) : undefined}
          value={draft.nextUpdateOn}
          error={errorAt('nextUpdateOn')}
          disabled={disabled}
          onChange={(nextUpdateOn) => onChange({ nextUpdateOn, cadence: { ...cadence, countsFrom: undefined } })}
        />
        <TimeZoneField value={draft.timeZone} error={errorAt('timeZone')} onChange={(timeZone) => onChange({ timeZone })} />
        <LanguageField value={draft.language} error={errorAt('language')} onChange={(chosen) => onChange({ language: chosen })} />
      </div>
      {disabled ? null : <PlannedDates draft={draft} />}
    </div>
  );
}
