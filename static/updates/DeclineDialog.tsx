import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CourtDispute } from '../../src/ledger/contract';
import type { CourtShared } from '../../src/updates/court-contract';
import { asCallError } from '../shared/call';
import { ErrorPanel } from '../shared/ErrorPanel';
import { FormDialog } from '../shared/FormDialog';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';
import { wordsFor } from '../../src/i18n/words-for';
import { useCall } from './calls';
import { useCourtWords } from './court-words';

type Props = { engagementId: string; dispute: CourtDispute; client: string; onClose: () => void; onDeclined: (shared: CourtShared) => void };

/** Says no, with words the client reads; what we dispute ourselves is taken back. */
export function DeclineDialog({ engagementId, dispute, client, onClose, onDeclined }: Props) {
  const call = useCall();
  const { t, failure, language } = useReader();
  const { span, party } = useCourtWords(client);
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const saving = useMutation({ mutationFn: () => call('feedback.decline-dispute', { engagementId, disputeId: dispute.id, words }), onSuccess: onDeclined, onError: () => void queries.invalidateQueries({ queryKey: ['court-shared', engagementId] }) });
  const refused = saving.error ? asCallError(saving.error) : undefined;
  const atWords = refused?.field === 'words' ? refused : undefined;
  const isOurs = dispute.side === 'team';
  return (
    <FormDialog title={t(isOurs ? 'sharing.take-back-title' : 'sharing.decline-title')} saveLabel={t('sharing.decline-save')} isSaving={saving.isPending} onSave={() => saving.mutate()} onClose={onClose}>
      <p className="breakable">
        {t('sharing.about', { about: wordsFor(dispute.about, language) ?? '', span: span(dispute.from, dispute.to), party: party(dispute.party), version: String(dispute.version) })}
        <br />
        <bdi>“{dispute.says}”</bdi>
      </p>
      <TextField
        label={t('sharing.decline-words')}
        hint={isOurs ? t('sharing.take-back-hint') : t('sharing.decline-hint', { name: dispute.name ?? '' })}
        value={words}
        error={atWords && failure(atWords)}
        required
        multiline
        onChange={setWords}
      />
      {refused && !atWords ? <ErrorPanel error={refused} /> : null}
    </FormDialog>
  );
}
