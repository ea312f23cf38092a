import Button from '@atlaskit/button/default/button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Language } from '../../src/i18n/language';
import type { BadNewsNote, NoteText, SentUpdate } from '../../src/updates/contract';
import { asCallError, type CallError } from '../shared/call';
import { EmptyState } from '../shared/EmptyState';
import { ErrorPanel } from '../shared/ErrorPanel';
import { useReader } from '../shared/reader';
import { isAbout, languageAtFault } from '../shared/refused-field';
import { useCall } from './calls';
import { unsentNote } from './note-text';
import { NoteForm } from './NoteForm';
import { NotePreview } from './NotePreview';
import { useStagedMessage } from './staged-message';
import { StagedDialog } from './StagedDialog';

export type NoteClient = {
  engagementId: string;
  name: string;
  /** Those her contacts read, the client's own first. */
  languages: Language[];
  hasContacts: boolean;
  /** Whether she sees the issue; absent: she does. */
  visible?: boolean;
};
type Props = {
  about: BadNewsNote['about'];
  /** Names what was typed and not sent. */
  draftId: string;
  /** What the text begins with. */
  begin?: NoteText['text'];
  title: string;
  /** Stands above the text while it is written. */
  introduction: ReactNode;
  client: NoteClient;
  onClose: () => void;
  onSent: (update: SentUpdate) => void;
  /** A client sees an issue from now on. */
  onShown?: (engagementId: string) => void;
};

/** A short note to one client, seen before it is sent. */
export function NoteToClient({ about, draftId, begin = {}, title, introduction, client, onClose, onSent, onShown }: Props) {
  const call = useCall();
  const { t, failure } = useReader();
  const queries = useQueryClient();
  const { engagementId, name, languages, hasContacts } = client;
  const [text, setText] = useState(() => ({ ...begin, ...unsentNote.read(engagementId, draftId) }));
  const [shown, setShown] = useState<Language>(languages[0] ?? 'en');
  const note = { engagementId, ...about, text };

  const write = (words: typeof text) => {
    setText(words);
    unsentNote.write(engagementId, draftId, words);
  };
  const message = useStagedMessage({
    engagementId,
    preview: (passes) => call('updates.preview-note', { ...note, ...passes }),
    onRefused: (error) => setShown(languageAtFault(asCallError(error), 'text') ?? shown),
    send: (leaving) => call('updates.send-note', { ...note, ...leaving }),
    updateIn: (update) => update,
    onSent,
  });
  const { refused, chosen } = message;
  const show = useMutation({
    mutationFn: (issueId: string) => call('clients.set-visibility', { engagementId, issueId, choice: 'shown' }),
    onSuccess: () => {
      message.forgetRefusal();
      onShown?.(engagementId);
    },
  });
  const close = () => {
    // A note on its way needs its text no more; taken back, it does.
    const sent = message.sent && queries.getQueryData<SentUpdate>(['sent', message.sent.id]);
    if (message.stage === 'sent' && sent?.state !== 'taken-back') unsentNote.forget(engagementId, draftId);
    onClose();
  };

  const isHidden = refused?.key === 'failure.issue-not-visible' || (client.visible === false && !show.isSuccess);
  const atText = isAbout(refused, 'text') ? refused : undefined;
  const errors = atText ? { [languageAtFault(atText, 'text') ?? shown]: failure(atText) } : {};
  const nobody = <EmptyState title={t('updates.no-recipients-title')}>{t('updates.no-recipients')}</EmptyState>;
  const form = () => {
    if (!hasContacts) return nobody;
    if (!isHidden) return <NoteForm text={text} onText={write} languages={languages} shown={shown} onShow={setShown} errors={errors} />;
    return (
      <EmptyState
        title={t('updates.tell-hidden', { client: name })}
        action={
          <Button appearance="primary" isLoading={show.isPending} onClick={() => show.mutate(issueAtFault(refused, about))}>
            {t('updates.tell-show', { client: name })}
          </Button>
        }
      />
    );
  };
  return (
    <StagedDialog
      title={title}
      message={message}
      form={
        <>
          {introduction}
          {form()}
          {show.isError ? <ErrorPanel error={show.error} /> : null}
        </>
      }
      isWritten={hasContacts && !isHidden}
      isAtField={atText !== undefined || isHidden}
      preview={(seen) => (seen.recipients.length === 0 ? nobody : <NotePreview preview={seen} language={languages[0] ?? 'en'} ticks={message.ticks} onTicks={message.setTicks} />)}
      maySend={chosen.length > 0}
      sendLabel={t('updates.send-to', { count: chosen.length })}
      onClose={close}
    />
  );
}

/** From the field 'issueId' or 'alsoIssueIds.2'. */
function issueAtFault(refused: CallError | undefined, { issueId = '', alsoIssueIds = [] }: BadNewsNote['about']): string {
  const [field, index] = refused?.field?.split('.') ?? [];
  return (field === 'alsoIssueIds' ? alsoIssueIds[Number(index)] : issueId) ?? issueId;
}
