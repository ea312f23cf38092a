import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Contact, Engagement } from '../../src/clients/contract';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LinkButton } from '../shared/LinkButton';
import { PersonName } from '../shared/PersonName';
import { useReader } from '../shared/reader';
import { useCall } from './calls';
import { reachOf } from './reach';

const ContactDialog = lazy(async () => ({ default: (await import('./ContactDialog')).ContactDialog }));

type Props = { engagement: Engagement; mayEdit: boolean; onSaved: (engagement: Engagement) => void };

/** The people at the client, and whether a message can reach each. */
export function ContactTable({ engagement, mayEdit, onSaved }: Props) {
  const call = useCall();
  const { t, today, date, languageName } = useReader();
  const [editing, setEditing] = useState<Contact | 'new'>();
  const [removing, setRemoving] = useState<Contact>();
  const remove = useMutation({
    mutationFn: (contact: Contact) => call('clients.remove-contact', { engagementId: engagement.id, contactId: contact.id }),
    onSuccess: (saved) => {
      onSaved(saved);
      setRemoving(undefined);
    },
  });
  return (
    <section className="stack" aria-labelledby="contacts-title">
      <div className="row row-apart">
        <Heading size="medium" as="h3" id="contacts-title">
          {t('clients.contacts')}
        </Heading>
        {mayEdit ? <Button onClick={() => setEditing('new')}>{t('clients.add-contact')}</Button> : null}
      </div>
      {engagement.contacts.length === 0 ? (
        <p className="subtle">{t('clients.no-contacts')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('clients.name')}</th>
              <th scope="col">{t('clients.road')}</th>
              <th scope="col">{t('clients.language')}</th>
              <th scope="col">{t('clients.time-zone')}</th>
              <th scope="col">{t('clients.wishes')}</th>
              <th scope="col">{t('clients.leaves-on')}</th>
              {mayEdit ? <th scope="col">{t('shared.actions')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {engagement.contacts.map((contact) => {
              const reach = reachOf(contact, engagement, today);
              return (
                <tr key={contact.id}>
                  <td>
                    <PersonName name={contact.name} />
                    {contact.email ? <div className="subtle small breakable">{contact.email}</div> : null}
                  </td>
                  <td>
                    {t(`clients.road.${contact.road}`)}
                    <div className={reach === 'ok' || reach === 'by-hand' ? 'subtle small' : 'warning-text small'}>{t(`clients.reach.${reach}`)}</div>
                  </td>
                  <td data-label={t('clients.language')}>{languageName(contact.language)}</td>
                  <td data-label={t('clients.time-zone')}>{contact.timeZone}</td>
                  <td data-label={t('clients.wishes')}>
                    <Wishes contact={contact} />
                  </td>
                  <td data-label={t('clients.leaves-on')}>{contact.leavesOn ? date(contact.leavesOn) : '—'}</td>
                  {mayEdit ? (
                    <td>
                      <span className="row">
                        <LinkButton onClick={() => setEditing(contact)}>
                          {t('shared.edit')}
                          <span className="visually-hidden"> {contact.name}</span>
                        </LinkButton>
                        <LinkButton onClick={() => setRemoving(contact)}>
                          {t('shared.remove')}
                          <span className="visually-hidden"> {contact.name}</span>
                        </LinkButton>
                      </span>
                    </td>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {editing ? (
        <Suspense fallback={null}>
          <ContactDialog engagement={engagement} contact={editing === 'new' ? undefined : editing} onSaved={onSaved} onClose={() => setEditing(undefined)} />
        </Suspense>
      ) : null}
      {removing ? (
        <Dialog
          title={t('clients.remove-title', { name: removing.name })}
          onClose={() => setRemoving(undefined)}
          footer={
            <>
              <Button appearance="subtle" onClick={() => setRemoving(undefined)}>
                {t('shared.cancel')}
              </Button>
              <Button appearance="danger" isLoading={remove.isPending} onClick={() => remove.mutate(removing)}>
                {t('shared.remove')}
              </Button>
            </>
          }
        >
          <p>{t('clients.remove-text')}</p>
          {remove.isError ? <ErrorPanel error={remove.error} /> : null}
        </Dialog>
      ) : null}
    </section>
  );
}

/** What she has chosen on the portal, or told the team. */
function Wishes({ contact: { preferences, length: noted } }: { contact: Contact }) {
  const { t, date, today } = useReader();
  const length = preferences?.length ?? noted ?? 'full';
  const wishes = [
    ...(length === 'full' ? [] : [t(`clients.wishes.${length}`)]),
    ...(preferences?.every ? [t('clients.wishes.every', { every: t(`clients.wishes.every.${preferences.every}`) })] : []),
    ...(preferences?.pausedUntil && preferences.pausedUntil > today ? [t('clients.wishes.paused', { date: date(preferences.pausedUntil) })] : []),
  ];
  return wishes.length === 0 ? <span className="subtle">{t('clients.wishes.none')}</span> : wishes.join(' · ');
}
