import Button from '@atlaskit/button/default/button';
import CrossIcon from '@atlaskit/icon/core/cross';
import { useState } from 'react';
import { IconAction } from '../shared/IconAction';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';

type Props = {
  label: string;
  hint?: string;
  entries: string[];
  adding: string;
  type?: 'text' | 'date';
  shown?: (entry: string) => string;
  remove: (entry: string) => string;
  onChange: (entries: string[]) => void;
  error?: string;
  disabled: boolean;
};

/** A short list of words or dates, added one by one. */
export function WordList({ label, hint, entries, adding, type = 'text', shown = (entry) => entry, remove, onChange, error, disabled }: Props) {
  const { t } = useReader();
  const [typed, setTyped] = useState('');
  const entry = typed.trim();
  const add = () => {
    if (entry && !entries.includes(entry)) onChange(type === 'date' ? [...entries, entry].sort() : [...entries, entry]);
    setTyped('');
  };
  return (
    <div className="stack-tight">
      <span className="legend">{label}</span>
      {hint ? <span className="field-hint">{hint}</span> : null}
      {entries.length > 0 ? (
        <ul className="row" aria-label={label}>
          {entries.map((each) => (
            <li key={each} className="word">
              <bdi>{shown(each)}</bdi>
              {disabled ? null : <IconAction icon={CrossIcon} label={remove(shown(each))} onClick={() => onChange(entries.filter((other) => other !== each))} />}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="field-error" aria-live="polite">
        {error}
      </div>
      {disabled ? null : (
        <div className="row row-end">
          <TextField label={adding} type={type} value={typed} onChange={setTyped} />
          <Button isDisabled={!entry} onClick={add}>
            {t('shared.add')}
          </Button>
        </div>
      )}
    </div>
  );
}
