import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type ContactKind, contactKinds, type ContactLogEntry, type LoggedIssue } from '../../src/ledger/contract';
import { dateIn } from '../../src/i18n/dates';
import { asCallError } from '../shared/call';
import { ErrorPanel } from '../shared/ErrorPanel';
import { FormDialog } from '../shared/FormDialog';
import { instantOf, timeIn } from '../shared/instant';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';
import { LoggedIssues, type TickedIssue } from './LoggedIssues';
import './ledger.css';

export type LoggingClient = { engagementId: string; name: string; contacts: { id: string; name: string }[] };
type Props = {
  clients: LoggingClient[];
  /** The issue the conversation was about; it comes ticked. */
  issueId?: string;
  onLogged: (entry: ContactLogEntry) => void;
  onClose: () => void;
};

/** A conversation in two lines, with what the client was told in it. */
export function LogContactDialog({ clients, issueId, onLogged, onClose }: Props) {
  const call = useCall();
  const { t, failure, timeZone } = useReader();
  const logId = useRef(crypto.randomUUID());
  const [engagementId, setEngagementId] = useState(clients[0]?.engagementId ?? '');
  const client = clients.find((each) => each.engagementId === engagementId) ?? clients[0];
  const [kind, setKind] = useState<ContactKind>('call');
  const [date, setDate] = useState(() => dateIn(Date.now(), timeZone));
  const [time, setTime] = useState(() => timeIn(Date.now(), timeZone));
  const [contactIds, setContactIds] = useState<string[]>([]);
  const [summary, setSummary] = useState('');
  const [added, setAdded] = useState<LoggedIssue[]>([]);
  const [edits, setEdits] = useState<Record<string, Partial<TickedIssue>>>({});
  const [missing, setMissing] = useState<Record<string, string>>({});

  const facts = useQuery({
    queryKey: ['logged-facts', engagementId, issueId],
    queryFn: () => call('ledger.issue-facts', { engagementId, issueIds: issueId === undefined ? [] : [issueId] }),
    enabled: engagementId !== '' && issueId !== undefined,
    staleTime: 0,
  });
  const given = facts.data ?? [];
  const issues = [...given, ...added.filter(({ issueId: id }) => !given.some((issue) => issue.issueId === id))].map((issue): TickedIssue => ({ ...issue, ticked: true, ...edits[issue.issueId] }));

  const add = useMutation({
    mutationFn: (id: string) => call('ledger.issue-facts', { engagementId, issueIds: [id] }),
    onSuccess: (found) => setAdded((known) => [...known.filter(({ issueId: id }) => !found.some((issue) => issue.issueId === id)), ...found]),
  });
  const save = useMutation({
    mutationFn: () =>
      call('ledger.log-contact', {
        engagementId,
        logId: logId.current,
        kind,
        at: instantOf(date, time, timeZone) ?? '',
        contactIds,
        summary,
        told: issues.filter(({ ticked }) => ticked).map(({ issueId: id, category, dueOn, blocked }) => ({ issueId: id, category, ...(dueOn && { dueOn }), blocked })),
      }),
    onSuccess: onLogged,
  });
  const refused = save.error ? asCallError(save.error) : undefined;
  const fieldError = (field: string) => missing[field] ?? (refused?.field === field ? failure(refused) : undefined);
  const shownAtField = refused?.field !== undefined && ['at', 'contactIds', 'summary'].includes(refused.field);

  const submit = () => {
    const wrong = {
      ...(summary.trim() === '' && { summary: t('failure.required') }),
      ...(instantOf(date, time, timeZone) === undefined && { at: t('failure.not-a-date') }),
      ...(contactIds.length === 0 && (client?.contacts.length ?? 0) > 0 && { contactIds: t('failure.required') }),
    };
    setMissing(wrong);
    if (Object.keys(wrong).length === 0) save.mutate();
  };

  return (
    <FormDialog title={t('contact-log.heading', { client: client?.name ?? '' })} saveLabel={t('contact-log.save')} isSaving={save.isPending} onSave={submit} onClose={onClose}>
      {clients.length > 1 ? (
        <SelectField
          label={t('contact-log.client')}
          value={engagementId}
          options={clients.map((each) => ({ value: each.engagementId, label: each.name }))}
          onChange={(id) => {
            setEngagementId(id);
            setContactIds([]);
          }}
        />
      ) : null}
      <div className="logged-when">
        <SelectField label={t('contact-log.kind')} value={kind} options={contactKinds.map((value) => ({ value, label: t(`contact-log.kind.${value}`) }))} onChange={setKind} />
        <TextField type="date" label={t('contact-log.date')} value={date} error={fieldError('at')} onChange={setDate} />
        <TimeField label={t('contact-log.time')} value={time} onChange={setTime} />
      </div>
      <fieldset className="stack-tight">
        <legend className="legend">{t('contact-log.with')}</legend>
        {client?.contacts.length ? (
          client.contacts.map(({ id, name }) => (
            <label key={id} className="check">
              <input type="checkbox" checked={contactIds.includes(id)} onChange={(event) => setContactIds(event.target.checked ? [...contactIds, id] : contactIds.filter((other) => other !== id))} /> <bdi>{name}</bdi>
            </label>
          ))
        ) : (
          <p className="subtle">{t('contact-log.with.nobody')}</p>
        )}
        <p className="field-error" role="alert">
          {fieldError('contactIds')}
        </p>
      </fieldset>
      <TextField label={t('contact-log.summary')} hint={t('contact-log.summary.hint')} value={summary} error={fieldError('summary')} required multiline onChange={setSummary} />
      <LoggedIssues
        issues={issues}
        errorAt={(index, field) => (refused?.field === `told.${index}.${field}` || (field === 'issueId' && refused?.field === `told.${index}`) ? failure(refused) : undefined)}
        onChange={(id, next) => setEdits((known) => ({ ...known, [id]: { ...known[id], ...next } }))}
        onAdd={(id) => add.mutate(id)}
      />
      {facts.isPending && facts.isFetching ? (
        <p className="subtle" role="status">
          {t('shared.reading-jira')}
        </p>
      ) : null}
      {facts.error ? <ErrorPanel error={facts.error} onRetry={() => void facts.refetch()} /> : null}
      {add.error ? <ErrorPanel error={add.error} /> : null}
      {refused && !shownAtField && !refused.field?.startsWith('told.') ? <ErrorPanel error={refused} /> : null}
    </FormDialog>
  );
}

function TimeField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <div className="field">
      <label htmlFor="logged-time">{label}</label>
      <input id="logged-time" type="time" className="input" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
