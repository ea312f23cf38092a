import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type CourtParty, courtParties, type SharedCourt } from '../../src/ledger/contract';
import type { CourtShared } from '../../src/updates/court-contract';
import { asCallError } from '../shared/call';
import { ErrorPanel } from '../shared/ErrorPanel';
import { FormDialog } from '../shared/FormDialog';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';
import { TextField } from '../shared/TextField';
import { wordsFor } from '../../src/i18n/words-for';
import { useCall } from './calls';
import { useCourtWords } from './court-words';

type Props = { engagementId: string; page: SharedCourt; contacts: CourtShared['contacts']; onClose: () => void; onEntered: (shared: CourtShared) => void };

/** Enters that we, or one of the client's people who said so elsewhere, see an interval otherwise. */
export function DisputeDialog({ engagementId, page, contacts, onClose, onEntered }: Props) {
  const call = useCall();
  const { t, failure, language } = useReader();
  const { span, party } = useCourtWords(page.client);
  const intervals = page.subjects.flatMap(({ words, intervals: those }) => those.map((interval) => ({ ...interval, about: wordsFor(words, language) ?? '' })));
  const [disputeId] = useState(() => crypto.randomUUID() as string);
  const [who, setWho] = useState('');
  const [intervalId, setIntervalId] = useState(intervals[0]?.id ?? '');
  const chosen = intervals.find(({ id }) => id === intervalId);
  const others = courtParties.filter((each) => each !== chosen?.party);
  const [wanted, setWanted] = useState<CourtParty>();
  const claims = wanted !== undefined && others.includes(wanted) ? wanted : (others[0] ?? 'ours');
  const [words, setWords] = useState('');
  const saving = useMutation({
    mutationFn: () => call('updates.dispute-court', { engagementId, disputeId, version: page.version, intervalId, claims, words, ...(who !== '' && { contactId: who }) }),
    onSuccess: onEntered,
  });
  const refused = saving.error ? asCallError(saving.error) : undefined;
  const atWords = refused?.field === 'words' ? refused : undefined;
  return (
    <FormDialog title={t('sharing.dispute-title')} saveLabel={t('sharing.dispute-save')} isSaving={saving.isPending} onSave={() => saving.mutate()} onClose={onClose}>
      <SelectField label={t('sharing.dispute-who')} value={who} options={[{ value: '', label: t('sharing.dispute-us') }, ...contacts.map(({ id, name }) => ({ value: id, label: name }))]} onChange={setWho} />
      <SelectField
        label={t('sharing.dispute-interval')}
        value={intervalId}
        options={intervals.map(({ id, about, from, to, party: whose }) => ({ value: id, label: `${about}: ${span(from, to)} · ${party(whose)}` }))}
        onChange={setIntervalId}
      />
      <SelectField label={t('sharing.dispute-claims')} value={claims} options={others.map((each) => ({ value: each, label: party(each) }))} onChange={setWanted} />
      <TextField label={t('sharing.dispute-words')} hint={t('sharing.dispute-hint')} value={words} error={atWords && failure(atWords)} required multiline onChange={setWords} />
      {refused && !atWords ? <ErrorPanel error={refused} /> : null}
    </FormDialog>
  );
}
