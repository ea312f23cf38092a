type Props = { legend: string; options: { value: string; label: string }[]; chosen: string[]; unnamed: (value: string) => string; onChange: (chosen: string[]) => void };

/** Any number of choices; what was chosen and has no name here stays to be unticked. */
export function CheckList({ legend, options, chosen, unnamed, onChange }: Props) {
  const gone = chosen.filter((value) => !options.some((option) => option.value === value)).map((value) => ({ value, label: unnamed(value) }));
  const all = [...options, ...gone];
  if (all.length === 0) return null;
  return (
    <fieldset>
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
