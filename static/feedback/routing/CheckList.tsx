import { useReader } from '../../shared/reader';

type Props = { legend: string; options: { value: string; label: string }[]; chosen: string[]; onChange: (chosen: string[]) => void };

/** Any number of choices; what was chosen and is gone stays to be unticked. */
export function CheckList({ legend, options, chosen, onChange }: Props) {
  const { t } = useReader();
  const gone = chosen.filter((value) => !options.some((option) => option.value === value)).map((value) => ({ value, label: t('routing.deleted', { value }) }));
  const all = [...options, ...gone];
  if (all.length === 0) return null;
  return (
    <fieldset className="plain-fieldset">
      <legend className="legend">{legend}</legend>
      <div className="check-list">
        {all.map(({ value, label }) => (
          <label key={value} className="check">
            <input type="checkbox" checked={chosen.includes(value)} onChange={(event) => onChange(event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))} />
            <bdi className="breakable">{label}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
