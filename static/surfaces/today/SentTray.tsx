import { useQueryClient } from '@tanstack/react-query';
import { LinkButton } from '../../shared/LinkButton';
import { useReader } from '../../shared/reader';
import { isRunning } from '../../updates/progress';
import { SendProgress } from '../../updates/SendProgress';
import { useFollowed } from '../../updates/use-followed';
import { ProjectScope } from './ProjectScope';
import type { SentItem } from './walk';

type Props = { sent: SentItem[]; onTakenBack: (item: SentItem) => void; onOpen: (item: SentItem) => void };

/** What was sent a moment ago, from whichever project: to be taken back while that can be done, and gone when there is nothing left to do about it. */
export function SentTray({ sent, onTakenBack, onOpen }: Props) {
  const { t } = useReader();
  if (sent.length === 0) return null;
  return (
    <section className="sent-tray" aria-label={t('today.on-its-way')}>
      {sent.map((item) => (
        <ProjectScope key={item.updateId} projectId={item.projectId}>
          <SentLine item={item} onTakenBack={() => onTakenBack(item)} onOpen={() => onOpen(item)} />
        </ProjectScope>
      ))}
    </section>
  );
}

function SentLine({ item, onTakenBack, onOpen }: { item: SentItem; onTakenBack: () => void; onOpen: () => void }) {
  const { t } = useReader();
  const queries = useQueryClient();
  const followed = useFollowed(item.updateId);
  const update = followed.data;
  if (!update || update.state === 'taken-back') return null;
  const running = isRunning(update);
  const byHand = update.counts['by-hand'];
  const failed = update.counts.failed + update.counts.unknown;
  if (!running && byHand + failed === 0) return null;
  return (
    <div className="card stack-tight">
      <p className="row row-apart">
        <span className="strong breakable">{t('today.sent-to', { number: String(update.number), client: item.clientName })}</span>
        {running ? null : <LinkButton onClick={onOpen}>{t('today.recipients')}</LinkButton>}
      </p>
      {running ? (
        <SendProgress
          update={update}
          maySend
          onChanged={(changed) => {
            queries.setQueryData(['sent', item.updateId], changed);
            if (changed.state === 'taken-back') onTakenBack();
          }}
        />
      ) : (
        <>
          {byHand > 0 ? <p>{t('today.by-hand', { count: byHand })}</p> : null}
          {failed > 0 ? <p className="danger-text">{t('today.failed', { count: failed })}</p> : null}
        </>
      )}
    </div>
  );
}
