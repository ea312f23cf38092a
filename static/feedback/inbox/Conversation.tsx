import type { ConversationEntry } from '../../../src/feedback/contract';
import { Lozenge } from '../../shared/Lozenge';
import { PersonName } from '../../shared/PersonName';
import { useReader } from '../../shared/reader';

/** What was said since, as she sees it; our own notes stand out. */
export function Conversation({ entries }: { entries: ConversationEntry[] }) {
  const { t, moment } = useReader();
  return (
    <section className="stack-tight" aria-label={t('feedback.conversation')}>
      <h3 className="legend">{t('feedback.conversation')}</h3>
      {entries.length === 0 ? <p className="subtle">{t('feedback.conversation.none')}</p> : null}
      <ol className="stack-tight">
        {entries.map(({ id, at, authorName, internal, from, text }) => (
          <li key={id} className={`inbox-entry${internal ? ' inbox-internal' : from === 'client' ? '' : ' inbox-public'}`}>
            <div className="row">
              <PersonName name={authorName} />
              <span className="subtle small">{moment(at)}</span>
              {internal ? <Lozenge>{t('feedback.entry.internal')}</Lozenge> : null}
            </div>
            <p className="inbox-text" dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
