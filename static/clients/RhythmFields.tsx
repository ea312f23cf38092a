import type { EngagementDraft } from '../../src/clients/contract';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';
import { TextField } from '../shared/TextField';
import { rhythms, weekdayName, weekdays } from './cadence';
import { LanguageField } from './LanguageField';
import { TimeZoneField } from './TimeZoneField';

type Props = { draft: EngagementDraft; onChange: (part: Partial<EngagementDraft>) => void; errorAt: (field: string) => string | undefined; disabled: boolean };

/** How often, when next, in which language and on whose clock. */
export function RhythmFields({ draft, onChange, errorAt, disabled }: Props) {
  const { t, language, dateWithDistance } = useReader();
  const { cadence } = draft;
  return (
    <div className="two-columns">
      <SelectField
        label={t('clients.how-often')}
        value={cadence.every}
        options={rhythms.map((every) => ({ value: every, label: t(`clients.every.${every}`) }))}
        onChange={(every) => onChange({ cadence: { ...cadence, every } })}
        error={errorAt('cadence')}
      />
      <SelectField
        label={t('clients.weekday')}
        value={String(cadence.weekday)}
        options={weekdays.map((weekday) => ({ value: String(weekday), label: weekdayName(weekday, language) }))}
        onChange={(chosen) => onChange({ cadence: { ...cadence, weekday: weekdays.find((weekday) => String(weekday) === chosen) ?? cadence.weekday } })}
      />
      <TextField
        label={t('clients.next-update-on')}
        type="date"
        hint={draft.nextUpdateOn ? dateWithDistance(draft.nextUpdateOn) : undefined}
        value={draft.nextUpdateOn}
        error={errorAt('nextUpdateOn')}
        disabled={disabled}
        onChange={(nextUpdateOn) => onChange({ nextUpdateOn })}
      />
      <LanguageField value={draft.language} error={errorAt('language')} onChange={(chosen) => onChange({ language: chosen })} />
      <TimeZoneField value={draft.timeZone} error={errorAt('timeZone')} onChange={(timeZone) => onChange({ timeZone })} />
    </div>
  );
}
