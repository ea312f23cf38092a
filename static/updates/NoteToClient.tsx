import Button from '@atlaskit/button/default/button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Language } from '../../src/i18n/language';
import type { Overruling } from '../../src/updates/check-contract';
import type { BadNewsNote, NoteText, SentUpdate } from '../../src/updates/contract';
import { asCallError, type CallError } from '../shared/call';
import { Dialog } from '../shared/Dialog';
import { EmptyState } from '../shared/EmptyState';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { useCall } from './calls';
import { OpenStops, openStopsIn } from './check/OpenStops';
import { overrulingActions } from './check/overruling-actions';
import { WithWords } from '../shared/WithWords';
import { unsentNote } from './note-text';
import { NoteForm } from './NoteForm';
import { NotePreview } from './NotePreview';
import { NoteSent } from './NoteSent';
import { chosenAmong, type Ticks } from './RecipientChoices';
import { endAttempt, sendAttempt } from './send-attempt';
import { type Stage, StagedFooter } from './StagedFooter';
import './updates.css';

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

/** A short note to one client, seen before it is sent, with twenty seconds to take it back. */
export function NoteToClient({ about, draftId, begin = {}, title, introduction, client, onClose, onSent, onShown }: Props) {
  const call = useCall();
  const { t, failure } = useReader();
  const queries = useQueryClient();
  const { engagementId, name, languages, hasContacts } = client;
  const [text, setText] = useState(() => ({ ...begin, ...unsentNote.read(engagementId, draftId) }));
  const [shown, setShown] = useState<Language>(languages[0] ?? 'en');
  const [ticks, setTicks] = useState<Ticks>({});
  const [stage, setStage] = useState<Stage>('text');
  const [overruled, setOverruled] = useState<Overruling[]>([]);
  const note = { engagementId, ...about, text };

  const write = (words: typeof text) => {
    setText(words);
    unsentNote.write(engagementId, draftId, words);
  };
  const preview = useMutation({ mutationFn: (passes: Overruling[] = overruled) => call('updates.preview-note', { ...note, ...(passes.length > 0 && { overruled: passes }) }), onSuccess: () => setStage('preview'), onError: (error) => setShown(languageAtFault(error) ?? shown) });
  const show = useMutation({
    mutationFn: (issueId: string) => call('clients.set-visibility', { engagementId, issueId, choice: 'shown' }),
    onSuccess: () => {
      preview.reset();
      onShown?.(engagementId);
    },
  });
  const recipients = preview.data?.recipients ?? [];
  const findings = preview.data?.check.findings ?? [];
  const isStopped = openStopsIn(findings).length > 0;
  /** A note has no draft to keep a decision with: it travels with the note. */
  const decide = (passes: Overruling[]) => {
    setOverruled(passes);
    preview.mutate(passes);
  };
  const actions = overrulingActions(overruled, decide);
  const chosen = chosenAmong(recipients, ticks);
  const send = useMutation({
    mutationFn: (digest: string) => call('updates.send-note', { ...note, ...(overruled.length > 0 && { overruled }), digest, contactIds: chosen.map(({ contactId }) => contactId), sendId: sendAttempt(engagementId, digest) }),
    onSuccess: (update, digest) => {
      endAttempt(engagementId, digest);
      queries.setQueryData(['sent', update.id], update);
      setStage('sent');
      onSent(update);
    },
  });
  const backToText = () => {
    send.reset();
    setStage('text');
  };
  const close = () => {
    // A note on its way needs its text no more; taken back, it does.
    const sent = send.data && queries.getQueryData<SentUpdate>(['sent', send.data.id]);
    if (stage === 'sent' && sent?.state !== 'taken-back') unsentNote.forget(engagementId, draftId);
    onClose();
  };

  const refused = preview.error ? asCallError(preview.error) : undefined;
  const isHidden = refused?.key === 'failure.issue-not-visible' || (client.visible === false && !show.isSuccess);
  const atText = refused?.field?.startsWith('text') ? refused : undefined;
  const errors = atText ? { [languageAtFault(atText) ?? shown]: failure(atText) } : {};
  const outdated = send.error ? asCallError(send.error).key === 'failure.preview-outdated' : false;

  const body = () => {
    if (!hasContacts || (stage === 'preview' && recipients.length === 0)) return <EmptyState title={t('updates.no-recipients-title')}>{t('updates.no-recipients')}</EmptyState>;
    if (stage === 'sent' && send.data) return <NoteSent sent={send.data} onBack={backToText} />;
    if (stage === 'preview' && preview.data) {
      return (
        <>
          <WithWords areas={['findings']}>
            <OpenStops findings={findings} actions={actions} />
          </WithWords>
          <NotePreview preview={preview.data} language={languages[0] ?? 'en'} ticks={ticks} onTicks={setTicks} />
          {send.isError ? <ErrorPanel error={send.error} onRetry={outdated ? () => preview.mutate(overruled, { onSuccess: () => send.reset() }) : undefined} /> : null}
        </>
      );
    }
    return (
      <>
        {isHidden ? (
          <EmptyState
            title={t('updates.tell-hidden', { client: name })}
            action={
              <Button appearance="primary" isLoading={show.isPending} onClick={() => show.mutate(issueAtFault(refused, about))}>
                {t('updates.tell-show', { client: name })}
              </Button>
            }
          />
        ) : (
          <NoteForm text={text} onText={write} languages={languages} shown={shown} onShow={setShown} errors={errors} />
        )}
        {show.isError ? <ErrorPanel error={show.error} /> : null}
        {refused && !atText && !isHidden ? <ErrorPanel error={refused} onRetry={() => preview.mutate(overruled)} /> : null}
        {preview.isPending ? <LoadingSkeleton lines={3} label={t('shared.reading-jira')} /> : null}
      </>
    );
  };

  const primary = () => {
    if (stage === 'sent' || !hasContacts) return null;
    if (stage === 'preview' && preview.data) {
      return (
        <Button appearance="primary" isLoading={send.isPending} isDisabled={chosen.length === 0 || preview.isPending || isStopped} onClick={() => send.mutate(preview.data.digest)}>
          {t('updates.send-to', { count: chosen.length })}
        </Button>
      );
    }
    return isHidden ? null : (
      <Button appearance="primary" isLoading={preview.isPending} onClick={() => preview.mutate(overruled)}>
        {t('updates.preview')}
      </Button>
    );
  };
  return (
    <Dialog
      title={title}
      onClose={close}
      footer={
        <StagedFooter stage={stage} isStopped={isStopped} onClose={close} onBack={backToText}>
          {primary()}
        </StagedFooter>
      }
    >
      {stage === 'text' ? introduction : null}
      {body()}
    </Dialog>
  );
}

/** From the field 'text.en'. */
function languageAtFault(error: unknown): Language | undefined {
  const [part, language] = asCallError(error).field?.split('.') ?? [];
  return part === 'text' ? (language as Language | undefined) : undefined;
}

/** From the field 'issueId' or 'alsoIssueIds.2'. */
function issueAtFault(refused: CallError | undefined, { issueId = '', alsoIssueIds = [] }: BadNewsNote['about']): string {
  const [field, index] = refused?.field?.split('.') ?? [];
  return (field === 'alsoIssueIds' ? alsoIssueIds[Number(index)] : issueId) ?? issueId;
}
