import { colourNumber, initialsOf } from './identity';

/** An organisation: a coloured square with initials, the same colour everywhere, and the name. */
export function SquareName({ id, name, large = false }: { id: string; name: string; large?: boolean }) {
  return (
    <span className="square-name">
      <span className={`square tone-${colourNumber(id)}${large ? ' square-large' : ''}`} aria-hidden="true">
        {initialsOf(name)}
      </span>
      <bdi className="breakable">{name}</bdi>
    </span>
  );
}
