import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { asCallError } from '../shared/call';
import { ErrorPanel } from '../shared/ErrorPanel';
import { FormDialog } from '../shared/FormDialog';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';

/** `on`: YYYY-MM-DD. */
type Said<Kind> = { kind: Kind; on: string; note: string };
type Props<Kind extends string, Settled> = {
  title: string;
  saveLabel: string;
  noteHint: string;
  noteLabel: string;
  kinds: { kind: Kind; label: string; /** Absent: its day is today. */ dayLabel?: string }[];
  known: Said<Kind>;
  save: (said: Said<Kind>) => Promise<Settled>;
  onClose: () => void;
  onSettled: (settled: Settled) => void;
  /** What it is about. */
  children: ReactNode;
};

/** Takes what a person says became of something, since which day, and a note. */
export function SettleDialog<Kind extends string, Settled>({ title, saveLabel, noteLabel, noteHint, kinds, known, save, onClose, onSettled, children }: Props<Kind, Settled>) {
  const { today, failure } = useReader();
  const [kind, setKind] = useState(known.kind);
  const [on, setOn] = useState(known.on);
  const [note, setNote] = useState(known.note);
  const dayLabel = kinds.find((each) => each.kind === kind)?.dayLabel;
  const saving = useMutation({ mutationFn: () => save({ kind, on: dayLabel === undefined ? today : on, note }), onSuccess: onSettled });
  const refused = saving.error ? asCallError(saving.error) : undefined;
  const errorAt = (field: string) => (refused?.field === field ? failure(refused) : undefined);
  return (
    <FormDialog title={title} saveLabel={saveLabel} isSaving={saving.isPending} onSave={() => saving.mutate()} onClose={onClose}>
      <p className="breakable">{children}</p>
      {kinds.length > 1 ? (
        <fieldset className="stack-tight">
          <legend className="visually-hidden">{title}</legend>
          {kinds.map((each) => (
            <label key={each.kind} className="check">
              <input type="radio" name="kind" checked={kind === each.kind} onChange={() => setKind(each.kind)} /> {each.label}
            </label>
          ))}
        </fieldset>
      ) : null}
      {dayLabel === undefined ? null : <TextField type="date" label={dayLabel} value={on} error={errorAt('said.on')} required onChange={setOn} />}
      <TextField label={noteLabel} hint={noteHint} value={note} error={errorAt('said.note')} multiline onChange={setNote} />
      {refused && !errorAt('said.on') && !errorAt('said.note') ? <ErrorPanel error={refused} /> : null}
    </FormDialog>
  );
}
