import Button from '@atlaskit/button/default/button';
import type { ReactNode } from 'react';
import type { Preview } from '../../src/updates/contract';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { WithWords } from '../shared/WithWords';
import { LeaveUnsent } from './check/LeaveUnsent';
import { OpenStops } from './check/OpenStops';
import { NoteSent } from './NoteSent';
import type { StagedMessage } from './staged-message';
import './updates.css';

type Props<Seen extends Preview> = {
  title: string;
  message: StagedMessage<Seen>;
  /** While it is written. */
  form: ReactNode;
  /** Whether there is a text to look at. */
  isWritten?: boolean;
  /** The message is refused for a field of the form, which says so itself. */
  isAtField: boolean;
  /** As its readers will see it. */
  preview: (seen: Seen) => ReactNode;
  maySend: boolean;
  sendLabel: string;
  onClose: () => void;
};

/** A message is written, seen exactly as it leaves, and sent, with twenty seconds to take it back. */
export function StagedDialog<Seen extends Preview>({ title, message, form, isWritten = true, isAtField, preview, maySend, sendLabel, onClose }: Props<Seen>) {
  const { t } = useReader();
  const { stage, seen, sent, refused } = message;
  const body = () => {
    if (stage === 'sent' && sent) return <NoteSent sent={sent} onBack={message.backToText} />;
    if (stage === 'preview' && seen) {
      return (
        <>
          <WithWords areas={['findings']}>
            <OpenStops findings={message.findings} actions={message.actions} />
          </WithWords>
          {preview(seen)}
          {message.sendError ? <ErrorPanel error={message.sendError} onRetry={message.lookAgain} /> : null}
        </>
      );
    }
    return (
      <>
        {form}
        {refused && !isAtField ? <ErrorPanel error={refused} onRetry={message.look} /> : null}
        {message.isLooking ? <LoadingSkeleton lines={3} label={t('shared.reading-jira')} /> : null}
      </>
    );
  };
  const primary = () => {
    if (stage === 'sent') return null;
    if (stage === 'preview' && seen) {
      return (
        <Button appearance="primary" isLoading={message.isSending} isDisabled={!maySend || message.isLooking || message.isStopped} onClick={() => message.send(seen.digest)}>
          {sendLabel}
        </Button>
      );
    }
    return isWritten ? (
      <Button appearance="primary" isLoading={message.isLooking} onClick={message.look}>
        {t('updates.preview')}
      </Button>
    ) : null;
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          {stage === 'sent' ? (
            <Button appearance="subtle" onClick={onClose}>
              {t('updates.close')}
            </Button>
          ) : (
            <LeaveUnsent isStopped={stage === 'preview' && message.isStopped} onClose={onClose} />
          )}
          {stage === 'preview' ? <Button onClick={message.backToText}>{t('updates.tell-back')}</Button> : null}
          {primary()}
        </>
      }
    >
      {body()}
    </Dialog>
  );
}
