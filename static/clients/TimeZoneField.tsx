import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';

const known = Intl.supportedValuesOf('timeZone');

type Props = { value: string; onChange: (timeZone: string) => void; error?: string; disabled?: boolean };

export function TimeZoneField({ value, onChange, error, disabled }: Props) {
  const { t } = useReader();
  const names = known.includes(value) ? known : [value, ...known];
  return (
    <SelectField
      label={t('clients.time-zone')}
      value={value}
      options={names.map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))}
      onChange={onChange}
      error={error}
      disabled={disabled}
    />
  );
}
