import { useHighlight } from './highlight';

type Props = { id: string; name: string; title?: string };

/** The key of an issue, or the name of a milestone; only the project manager sees it. */
export function IssueChip({ id, name, title }: Props) {
  const { lit, light } = useHighlight();
  return (
    <span className={lit === id ? 'chip chip-lit' : 'chip'} title={title} onMouseEnter={() => light(id)} onMouseLeave={() => light(undefined)}>
      <bdi>{name}</bdi>
    </span>
  );
}
