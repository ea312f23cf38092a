import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Contact, type ContactDraft, type Engagement, messageLengths } from '../../src/clients/contract';
import { dateIn } from '../../src/i18n/dates';
import { asCallError } from '../shared/call';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { Notice } from '../shared/Notice';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';
import { LanguageField } from './LanguageField';
import { PersonPicker } from './PersonPicker';
import { RoadField } from './RoadField';
import { TimeZoneField } from './TimeZoneField';

type Props = { engagement: Engagement; contact?: Contact; onSaved: (engagement: Engagement) => void; onClose: () => void };

const fields = ['name', 'road', 'accountId', 'email', 'language', 'timeZone', 'length', 'leavesOn'];

/** Adds or changes a contact. Nothing is sent by it. */
export function ContactDialog({ engagement, contact, onSaved, onClose }: Props) {
  const call = useCall();
  const { t, failure, date, timeZone } = useReader();
  const [draft, setDraft] = useState<ContactDraft>(contact ?? { name: '', road: 'by-hand', language: engagement.language, timeZone: engagement.timeZone });
  const [asked, setAsked] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      call('clients.save-contact', {
        engagementId: engagement.id,
        contact: { ...draft, name: draft.name.trim(), email: draft.email?.trim() || undefined, leavesOn: draft.leavesOn || undefined },
      }),
    onSuccess: (saved) => {
      onSaved(saved);
      onClose();
    },
  });
  const refused = save.error ? asCallError(save.error) : undefined;
  const field = refused?.field?.replace(/^contact\./, '');
  const required = (isMissing: boolean) => (asked && isMissing ? t('failure.required') : undefined);
  const errorAt = (name: string) => (refused && field === name ? failure(refused) : undefined);
  const change = (part: Partial<ContactDraft>) => setDraft({ ...draft, ...part });
  const needsAccount = draft.road !== 'by-hand' && !draft.accountId;
  const submit = () => {
    setAsked(true);
    if (draft.name.trim() && !needsAccount) save.mutate();
  };
  return (
    <Dialog
      title={t(contact ? 'clients.edit-contact' : 'clients.add-contact')}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button appearance="primary" isLoading={save.isPending} onClick={submit}>
            {t('shared.save')}
          </Button>
        </>
      }
    >
      <p className="subtle small">{t('clients.contact-sends-nothing')}</p>
      <RoadField value={draft.road} error={errorAt('road')} onChange={(road) => change({ road, accountId: undefined })} />
      {draft.road === 'notify' && !engagement.anchorIssue ? (
        <Notice appearance="warning">
          <p>{t('clients.anchor-first')}</p>
        </Notice>
      ) : draft.road !== 'by-hand' ? (
        <PersonPicker
          road={draft.road}
          chosen={draft.accountId ? { name: draft.name } : undefined}
          serviceDeskId={engagement.serviceDesk?.serviceDeskId}
          anchorIssueId={engagement.anchorIssue?.id}
          error={errorAt('accountId') ?? required(needsAccount)}
          onPick={(person) =>
            change({
              accountId: person.accountId,
              name: draft.name.trim() || person.name,
              email: draft.email || person.email,
              language: person.language ?? draft.language,
              timeZone: person.timeZone ?? draft.timeZone,
            })
          }
          onClear={() => change({ accountId: undefined })}
        />
      ) : null}
      <TextField label={t('clients.contact-name')} required value={draft.name} error={errorAt('name') ?? required(!draft.name.trim())} onChange={(name) => change({ name })} />
      <TextField label={t('clients.email')} type="email" hint={t('shared.optional')} value={draft.email ?? ''} error={errorAt('email')} onChange={(email) => change({ email })} />
      <div className="two-columns">
        <LanguageField value={draft.language ?? engagement.language} error={errorAt('language')} onChange={(language) => change({ language })} />
        <TimeZoneField value={draft.timeZone ?? engagement.timeZone} error={errorAt('timeZone')} onChange={(timeZone) => change({ timeZone })} />
      </div>
      <SelectField
        label={t('clients.length')}
        value={contact?.preferences?.length ?? draft.length ?? 'full'}
        options={messageLengths.map((value) => ({ value, label: t(`clients.length.${value}`) }))}
        disabled={contact?.preferences !== undefined}
        hint={contact?.preferences ? t('clients.length.chosen', { date: date(dateIn(contact.preferences.chosenAt, timeZone)) }) : t('clients.length.hint')}
        error={errorAt('length')}
        onChange={(length) => change({ length })}
      />
      <TextField
        label={t('clients.leaves-on')}
        type="date"
        hint={t('clients.leaves-on-hint')}
        value={draft.leavesOn ?? ''}
        error={errorAt('leavesOn')}
        onChange={(leavesOn) => change({ leavesOn })}
      />
      {refused && !fields.includes(field ?? '') ? <ErrorPanel error={refused} /> : null}
    </Dialog>
  );
}
