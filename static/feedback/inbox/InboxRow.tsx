import type { FeedbackItem } from '../../../src/feedback/contract';
import { useReader } from '../../shared/reader';
import { KindIcon } from '../kind-icon';

/** One line of the inbox: what, from whom, since when, and by when they hear. */
export function InboxRow({ item, selected, onOpen }: { item: FeedbackItem; selected: boolean; onOpen: () => void }) {
  const { t, moment } = useReader();
  const client = item.client?.name ?? t('feedback.unknown-client');
  return (
    <li>
      <button type="button" className={`inbox-row${item.unread ? ' inbox-unread' : ''}`} aria-current={selected ? 'true' : undefined} onClick={onOpen}>
        <KindIcon kind={item.kind} />
        <span className="inbox-words">
          <span className="inbox-first">
            {item.unread ? <span className="visually-hidden">{t('feedback.unread')}: </span> : null}
            <bdi>{firstWords(item.text)}</bdi>
          </span>
          <span className="subtle small breakable">{t('feedback.asker', { name: item.asker.name, client })}</span>
          <span className="small inbox-clock">
            <span className="subtle">{moment(item.receivedAt)}</span>
            {item.owner ? <span className="subtle">{item.owner.name}</span> : null}
            <Clock item={item} />
          </span>
        </span>
      </button>
    </li>
  );
}

function Clock({ item }: { item: FeedbackItem }) {
  const { t, moment } = useReader();
  if (item.state === 'waiting' && item.hearsBy) {
    const when = moment(item.hearsBy);
    return <span className={item.overdue ? 'inbox-late' : 'subtle'}>{t(item.overdue ? 'feedback.late' : 'feedback.hears-by', { when })}</span>;
  }
  return <span className={item.state === 'done' ? 'inbox-late' : 'subtle'}>{t(`feedback.state.${item.state}`)}</span>;
}

const longest = 90;
/** A line shorter than this says too little alone. */
const shortest = 12;

export function firstWords(text: string): string {
  const [first = '', ...others] = text.trim().split(/\s*\n\s*/);
  const line = (first.length >= shortest ? first : [first, ...others].join(' ')).replace(/\s+/g, ' ');
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : line;
}
