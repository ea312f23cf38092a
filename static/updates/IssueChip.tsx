import { useReader } from '../shared/reader';
import { useHighlight } from './highlight';
import { useOpenTitle } from './issue-titles';

type Props = { id: string; name: string; title?: string };

/** The name of a milestone; only the project manager sees it. */
export function MilestoneChip({ id, name }: Props) {
  const { lit, light } = useHighlight();
  return (
    <span className={lit === id ? 'chip chip-lit' : 'chip'} onMouseEnter={() => light(id)} onMouseLeave={() => light(undefined)}>
      <bdi>{name}</bdi>
    </span>
  );
}

/** The key of an issue; pressing it asks for the client's words for its title. Only the project manager sees it. */
export function IssueChip({ id, name, title }: Props) {
  const { t } = useReader();
  const { lit, light } = useHighlight();
  const openTitle = useOpenTitle();
  const leave = () => light(undefined);
  return (
    <button
      type="button"
      className={lit === id ? 'chip chip-action chip-lit' : 'chip chip-action'}
      aria-label={t('updates.title-of', { key: name })}
      title={title === undefined ? t('updates.title-action') : t('updates.title-action-of', { title })}
      onMouseEnter={() => light(id)}
      onMouseLeave={leave}
      onClick={() => openTitle?.(id)}
    >
      {name}
    </button>
  );
}
