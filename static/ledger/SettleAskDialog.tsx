import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AskState, AskView } from '../../src/ledger/contract';
import { asCallError } from '../shared/call';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';

type Props = { engagementId: string; ask: AskView; onClose: () => void; onSettled: (ask: AskView) => void };

/** Takes what a person says became of an ask. */
export function SettleAskDialog({ engagementId, ask, onClose, onSettled }: Props) {
  const call = useCall();
  const { t, today, failure, language } = useReader();
  const kinds: AskState[] = ask.state === 'open' ? ['met', 'withdrawn'] : ['met', 'withdrawn', 'open'];
  const [kind, setKind] = useState<AskState>(ask.state === 'open' ? 'met' : ask.state);
  const [on, setOn] = useState(ask.said && ask.state !== 'open' ? ask.said.on : today);
  const [note, setNote] = useState(ask.said?.note ?? '');
  const save = useMutation({ mutationFn: () => call('ledger.close-ask', { engagementId, askId: ask.id, said: { kind, on: kind === 'open' ? today : on, note } }), onSuccess: onSettled });
  const refused = save.error ? asCallError(save.error) : undefined;
  const errorAt = (field: string) => (refused?.field === field ? failure(refused) : undefined);
  return (
    <Dialog
      title={t('asks.settle.title')}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button appearance="primary" type="submit" form="settle-ask" isLoading={save.isPending}>
            {t('asks.settle.save')}
          </Button>
        </>
      }
    >
      <form
        id="settle-ask"
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <p className="breakable">
          <bdi>{ask.texts[language] ?? Object.values(ask.texts)[0]}</bdi>
        </p>
        <fieldset className="plain-fieldset stack-tight">
          <legend className="visually-hidden">{t('asks.settle.title')}</legend>
          {kinds.map((each) => (
            <label key={each} className="check">
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} /> {t(`asks.settle.${each}`)}
            </label>
          ))}
        </fieldset>
        {kind === 'open' ? null : <TextField type="date" label={t(`asks.settle.on-${kind}`)} value={on} error={errorAt('said.on')} required onChange={setOn} />}
        <TextField label={t('asks.settle.note')} hint={t('asks.settle.note-hint')} value={note} error={errorAt('said.note')} multiline onChange={setNote} />
        {refused && !errorAt('said.on') && !errorAt('said.note') ? <ErrorPanel error={refused} /> : null}
      </form>
    </Dialog>
  );
}
