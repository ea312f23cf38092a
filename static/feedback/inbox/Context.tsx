import type { FeedbackDetail } from '../../../src/feedback/contract';
import { LinkButton } from '../../shared/LinkButton';
import { useReader } from '../../shared/reader';
import { KindIcon } from '../kind-icon';
import { firstWords } from './InboxRow';

type Props = { detail: FeedbackDetail; onOpen: (id: string) => void; onOpenUpdate: (updateId: string) => void };

/** What she was told last, and what she said before. */
export function Context({ detail, onOpen, onOpenUpdate }: Props) {
  const { t, moment } = useReader();
  const { lastTold, earlier } = detail.context;
  const told =
    lastTold &&
    (lastTold.kind === 'update'
      ? t('feedback.last-told.update', { number: String(lastTold.number ?? ''), when: moment(lastTold.at), name: lastTold.byName })
      : t(`feedback.last-told.${lastTold.kind}`, { when: moment(lastTold.at), name: lastTold.byName }));
  const updateId = lastTold?.updateId;
  return (
    <section className="stack inbox-card" aria-label={t('feedback.context')}>
      <div className="stack-tight">
        <h3 className="legend">{t('feedback.last-told')}</h3>
        {lastTold && told ? (
          <p className="breakable">
            <bdi>{lastTold.subject}</bdi>
            <br />
            {updateId !== undefined ? <LinkButton onClick={() => onOpenUpdate(updateId)}>{told}</LinkButton> : <span className="subtle small">{told}</span>}
          </p>
        ) : (
          <p className="subtle">{t('feedback.last-told.never')}</p>
        )}
      </div>
      <div className="stack-tight">
        <h3 className="legend">{t('feedback.earlier')}</h3>
        {earlier.length === 0 ? (
          <p className="subtle">{t('feedback.earlier.none')}</p>
        ) : (
          <ul className="stack-tight">
            {earlier.map(({ id, kind, text, receivedAt, state }) => (
              <li key={id} className="inbox-earlier">
                <KindIcon kind={kind} />
                <span className="breakable">
                  <LinkButton onClick={() => onOpen(id)}>{firstWords(text)}</LinkButton>{' '}
                  <span className="subtle small">
                    {moment(receivedAt)} · {t(`feedback.state.${state}`)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
