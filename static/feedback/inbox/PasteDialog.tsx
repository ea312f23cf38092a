import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Engagement } from '../../../src/clients/contract';
import type { FeedbackItem } from '../../../src/feedback/contract';
import { dateIn } from '../../../src/i18n/dates';
import { asCallError } from '../../shared/call';
import { Dialog } from '../../shared/Dialog';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { Field } from '../../shared/Field';
import { instantOf, timeIn } from '../../shared/instant';
import { useReader } from '../../shared/reader';
import { SelectField } from '../../shared/SelectField';
import { TextField } from '../../shared/TextField';
import { useCall } from '../calls';

type Props = { engagements: Engagement[]; onPasted: (item: FeedbackItem) => void; onClose: () => void };

/** A reply that came by mail, chat or phone, under the contact's name. */
export function PasteDialog({ engagements, onPasted, onClose }: Props) {
  const call = useCall();
  const { t, failure, timeZone } = useReader();
  const pasteId = useRef(crypto.randomUUID());
  const people = engagements.flatMap(({ id, client, contacts }) => contacts.map((contact) => ({ value: `${id} ${contact.id}`, label: t('feedback.asker', { name: contact.name, client: client.name }) })));
  const [from, setFrom] = useState(people[0]?.value ?? '');
  const [date, setDate] = useState(() => dateIn(Date.now(), timeZone));
  const [time, setTime] = useState(() => timeIn(Date.now(), timeZone));
  const [text, setText] = useState('');
  const [missing, setMissing] = useState<{ text?: string; receivedAt?: string }>({});
  const paste = useMutation({
    mutationFn: () => {
      const [engagementId = '', contactId = ''] = from.split(' ');
      return call('feedback.paste', { pasteId: pasteId.current, engagementId, contactId, receivedAt: instantOf(date, time, timeZone) ?? '', text });
    },
    onSuccess: onPasted,
  });
  const refused = paste.error ? asCallError(paste.error) : undefined;
  const errorAt = (field: 'text' | 'receivedAt') => missing[field] ?? (refused?.field === field ? failure(refused) : undefined);
  const submit = () => {
    const wrong = { ...(text.trim() === '' && { text: t('failure.required') }), ...(instantOf(date, time, timeZone) === undefined && { receivedAt: t('failure.not-a-date') }) };
    setMissing(wrong);
    if (Object.keys(wrong).length === 0) paste.mutate();
  };
  return (
    <Dialog
      title={t('feedback.paste.heading')}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button appearance="primary" type="submit" form="paste-feedback" isDisabled={people.length === 0} isLoading={paste.isPending}>
            {t('feedback.paste.save')}
          </Button>
        </>
      }
    >
      {people.length === 0 ? <p>{t('feedback.paste.nobody')}</p> : null}
      <form
        id="paste-feedback"
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <SelectField label={t('feedback.paste.from')} value={from} options={people} onChange={setFrom} />
        <div className="two-columns">
          <TextField type="date" label={t('feedback.paste.date')} value={date} error={errorAt('receivedAt')} onChange={setDate} />
          <Field label={t('feedback.paste.time')}>{(input) => <input {...input} type="time" className="input" value={time} onChange={(event) => setTime(event.target.value)} />}</Field>
        </div>
        <TextField label={t('feedback.paste.text')} value={text} required multiline error={errorAt('text')} onChange={setText} />
        {refused && !errorAt('text') && !errorAt('receivedAt') ? <ErrorPanel error={refused} /> : null}
      </form>
    </Dialog>
  );
}
