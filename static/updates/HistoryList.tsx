import Heading from '@atlaskit/heading';
import type { SentUpdate, UpdatesView } from '../../src/updates/contract';
import { Lozenge } from '../shared/Lozenge';
import { useReader } from '../shared/reader';
import { SquareName } from '../shared/SquareName';
import { healthAppearance } from './appearances';
import { forPerson } from './delivery-groups';

/** Sent updates and notes, newest first. */
export function HistoryList({ view, go }: { view: UpdatesView; go: (path: string) => void }) {
  const { t, moment } = useReader();
  const needsPerson = (update: SentUpdate) => (update.state === 'sent' ? forPerson(update) : 0);
  return (
    <section className="stack" aria-labelledby="history-title">
      <Heading size="medium" as="h2" id="history-title">
        {t('updates.history')}
      </Heading>
      {view.sent.length === 0 ? (
        <p className="subtle">{t('updates.history-empty')}</p>
      ) : (
        <ul className="list">
          {view.sent.map((update) => {
            const client = view.engagements.find(({ id }) => id === update.engagementId)?.client;
            const open = needsPerson(update);
            return (
              <li key={update.id}>
                <button type="button" className="list-link" onClick={() => go(`/updates/sent/${update.id}`)}>
                  <span className="stack-tight">
                    <span className="row">
                      {client ? <SquareName id={client.id} name={client.name} /> : null}
                      <bdi className="breakable strong">{update.subject}</bdi>
                    </span>
                    <span className="subtle small">
                      {update.kind === 'update' ? t('updates.update-number', { number: update.number }) : t(`updates.${update.kind}`)} · {t(update.byItself ? 'updates.sent-by-itself' : 'updates.sent-by', { name: update.sentBy, time: moment(update.sentAt) })} ·{' '}
                      {t('updates.recipient-count', { count: update.recipients })}
                      {open > 0 ? <span className="warning-text"> · {t('updates.needs-you', { count: open })}</span> : null}
                      {update.state === 'taken-back' ? ` · ${t('updates.state.taken-back')}` : ''}
                    </span>
                  </span>
                  {update.health ? <Lozenge appearance={healthAppearance[update.health]}>{t(`updates.health.${update.health}`)}</Lozenge> : null}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
