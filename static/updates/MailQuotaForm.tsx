import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailCalls, MailQuotaView } from '../../src/updates/mail-contract';
import { asCallError, makeCall } from '../shared/call';
import { ErrorPanel } from '../shared/ErrorPanel';
import { showFlag } from '../shared/flag';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';

const call = makeCall<MailCalls>();

/** How many mails Jira sends for the whole site in a day, where that is limited. */
export function MailQuotaForm({ view, onSaved }: { view: MailQuotaView; onSaved: (saved: MailQuotaView) => void }) {
  const { t } = useReader();
  return (
    <section className="stack narrow" aria-labelledby="mail-quota-title">
      <Heading size="medium" as="h2" id="mail-quota-title">
        {t('settings.mails')}
      </Heading>
      <p className="subtle">{t('settings.mails-hint')}</p>
      <Limit view={view} onSaved={onSaved} />
    </section>
  );
}

function Limit({ view, onSaved }: { view: MailQuotaView; onSaved: (saved: MailQuotaView) => void }) {
  const { t, failure, moment } = useReader();
  const kept = view.perDay === undefined ? '' : String(view.perDay);
  const [perDay, setPerDay] = useState(kept);
  const save = useMutation({
    mutationFn: () => call('mails.save', perDay.trim() === '' ? {} : { perDay: Number(perDay) }),
    onSuccess: (saved) => {
      onSaved(saved);
      showFlag(t('shared.saved'));
    },
  });
  if (!view.maySave) return <p>{view.perDay === undefined ? t('settings.mails-none') : t('settings.mails-set', { perDay: view.perDay })}</p>;
  const refused = save.error ? asCallError(save.error) : undefined;
  const atField = refused?.field === 'perDay';
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextField label={t('settings.mails-limit')} hint={t('settings.mails-limit-hint')} type="number" value={perDay} error={refused && atField ? failure(refused) : undefined} onChange={setPerDay} />
      {view.today ? <p className="subtle small">{t('settings.mails-today', { count: view.today.left, perDay: view.today.perDay, time: moment(view.today.renewedAt) })}</p> : null}
      {refused && !atField ? <ErrorPanel error={refused} /> : null}
      <div className="row">
        <Button type="submit" isLoading={save.isPending} isDisabled={perDay.trim() === kept}>
          {t('settings.mails-save')}
        </Button>
      </div>
    </form>
  );
}
