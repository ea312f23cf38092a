import { useSyncExternalStore } from 'react';
import { LinkButton } from '../shared/LinkButton';
import { useReader } from '../shared/reader';
import type { DraftSession } from './draft-session';

/** "Saving…", "Saved 10:42", or why not. */
export function SaveState({ session }: { session: DraftSession }) {
  const { t, failure, moment } = useReader();
  useSyncExternalStore(session.subscribe, session.version);
  const states = Object.values(session.sections).map((section) => section.state());
  const troubled = states.find(({ status }) => status === 'failed' || status === 'invalid' || status === 'conflict');
  const busy = states.some(({ status }) => status === 'saving' || status === 'waiting');
  const latest = states.map(({ savedAt }) => savedAt).sort().at(-1);
  return (
    <span className="save-state" role="status" aria-live="polite">
      {troubled ? (
        <span className="danger-text breakable">
          {t('updates.not-saved', { reason: troubled.error ? failure(troubled.error) : t('failure.changed-elsewhere') })}{' '}
          {troubled.status === 'failed' ? <LinkButton onClick={() => void session.flush()}>{t('updates.save-now')}</LinkButton> : null}
        </span>
      ) : busy ? (
        t('updates.saving')
      ) : latest ? (
        t('updates.saved-at', { time: moment(latest) })
      ) : null}
    </span>
  );
}
