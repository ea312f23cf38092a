import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { ServiceDeskChoice } from '../../src/clients/contract';
import { LinkButton } from '../shared/LinkButton';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';
import { missingAnswers, type ClientAnswers, type Missing } from './client-answers';
import { IssuePicker } from './IssuePicker';
import { PersonPicker } from './PersonPicker';
import { RoadField } from './RoadField';
import { onlyServiceDesk } from './service-desk';
import { ServiceDeskField } from './ServiceDeskField';

type Props = {
  answers: ClientAnswers;
  onChange: (answers: ClientAnswers) => void;
  serviceDesks?: ServiceDeskChoice[];
  onContinue: () => void;
  onCancel?: () => void;
};

/** The first question: the client, one person there, and how messages reach her. */
export function WhoIsThisFor({ answers, onChange, serviceDesks, onContinue, onCancel }: Props) {
  const { t } = useReader();
  const [asked, setAsked] = useState(false);
  const [accountName, setAccountName] = useState('');
  const { contact } = answers;
  const serviceDesk = answers.serviceDesk ?? (contact.road === 'request' ? onlyServiceDesk(serviceDesks) : undefined);
  const complete = { ...answers, serviceDesk };
  const missing = missingAnswers(complete);
  const errorOf = (field: Missing) => (asked && missing.includes(field) ? t('failure.required') : undefined);
  const setContact = (change: Partial<ClientAnswers['contact']>) => onChange({ ...answers, contact: { ...contact, ...change } });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (missing.length > 0) return;
        onChange(complete);
        onContinue();
      }}
    >
      <TextField
        label={t('clients.client-name')}
        required
        value={answers.clientName}
        error={errorOf('clientName')}
        onChange={(clientName) => onChange({ ...answers, clientName })}
      />
      <RoadField
        value={contact.road}
        onChange={(road) => {
          setAccountName('');
          setContact({ road, accountId: undefined });
        }}
      />
      {contact.road === 'request' ? (
        <ServiceDeskField choices={serviceDesks ?? []} value={serviceDesk} error={errorOf('serviceDesk')} onChange={(desk) => onChange({ ...answers, serviceDesk: desk })} />
      ) : null}
      {contact.road === 'notify' ? (
        answers.anchorIssue ? (
          <div className="field">
            <span className="legend">{t('clients.anchor')}</span>
            <div className="row">
              <span className="issue-key">{answers.anchorIssue.key}</span>
              <LinkButton onClick={() => onChange({ ...answers, anchorIssue: undefined })}>{t('clients.person-change')}</LinkButton>
            </div>
          </div>
        ) : (
          <IssuePicker
            label={t('clients.anchor')}
            hint={t('clients.anchor-hint')}
            error={errorOf('anchorIssueId')}
            onPick={({ id, key }) => onChange({ ...answers, anchorIssue: { id, key } })}
          />
        )
      ) : null}
      {contact.road === 'request' || (contact.road === 'notify' && answers.anchorIssue) ? (
        <PersonPicker
          road={contact.road}
          chosen={contact.accountId ? { name: accountName || contact.name } : undefined}
          serviceDeskId={serviceDesk?.serviceDeskId}
          anchorIssueId={answers.anchorIssue?.id}
          error={errorOf('contact.accountId')}
          onPick={(person) => {
            setAccountName(person.name);
            setContact({ accountId: person.accountId, name: contact.name.trim() || person.name, language: person.language, timeZone: person.timeZone });
          }}
          onClear={() => setContact({ accountId: undefined, name: contact.name === accountName ? '' : contact.name })}
        />
      ) : null}
      <TextField
        label={t('clients.contact-name')}
        required
        value={contact.name}
        error={errorOf('contact.name')}
        onChange={(name) => setContact({ name })}
      />
      <p className="subtle small">{t('clients.first-run-defaults')}</p>
      <div className="row">
        <Button type="submit" appearance="primary">
          {t('shared.continue')}
        </Button>
        {onCancel ? (
          <Button appearance="subtle" onClick={onCancel}>
            {t('shared.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
