import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PromiseView } from '../../src/ledger/contract';
import { asCallError } from '../shared/call';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';
import { dayWords, jiraTells } from './promise-words';

type Props = { engagementId: string; promise: PromiseView; onClose: () => void; onSettled: () => void };
type Kind = 'done' | 'withdrawn';

/** Takes what a person says became of a promise. Of issues and milestones Jira tells whether they are done. */
export function SettlePromiseDialog({ engagementId, promise, onClose, onSettled }: Props) {
  const call = useCall();
  const reader = useReader();
  const { t, today, failure } = reader;
  const kinds: Kind[] = jiraTells(promise) ? ['withdrawn'] : ['done', 'withdrawn'];
  const title = t(jiraTells(promise) ? 'promises.withdraw.title' : 'promises.settle.title');
  const [kind, setKind] = useState<Kind>(promise.said?.kind ?? kinds[0] ?? 'withdrawn');
  const [on, setOn] = useState(promise.said?.on ?? today);
  const [note, setNote] = useState(promise.said?.note ?? '');
  const save = useMutation({ mutationFn: () => call('ledger.settle-promise', { engagementId, promiseId: promise.id, said: { kind, on, note } }), onSuccess: onSettled });
  const refused = save.error ? asCallError(save.error) : undefined;
  const errorAt = (field: string) => (refused?.field === field ? failure(refused) : undefined);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button appearance="primary" type="submit" form="settle-promise" isLoading={save.isPending}>
            {t('promises.settle.save')}
          </Button>
        </>
      }
    >
      <form
        id="settle-promise"
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <p className="breakable">
          <strong>{dayWords(promise, reader)}</strong> <bdi>{promise.words[reader.language] ?? Object.values(promise.words)[0]}</bdi>
        </p>
        {kinds.length > 1 ? (
          <fieldset className="plain-fieldset stack-tight">
            <legend className="visually-hidden">{title}</legend>
            {kinds.map((each) => (
              <label key={each} className="check">
                <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} /> {t(`promises.settle.${each}`)}
              </label>
            ))}
          </fieldset>
        ) : null}
        <TextField type="date" label={t(`promises.settle.on-${kind}`)} value={on} error={errorAt('said.on')} required onChange={setOn} />
        <TextField label={t('promises.settle.note')} hint={t('promises.settle.note-hint')} value={note} error={errorAt('said.note')} multiline onChange={setNote} />
        {refused && !errorAt('said.on') && !errorAt('said.note') ? <ErrorPanel error={refused} /> : null}
      </form>
    </Dialog>
  );
}
