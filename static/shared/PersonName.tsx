import { useState } from 'react';
import { colourNumber, initialsOf } from './identity';

/** A person: a round picture, or initials, and the name. */
export function PersonName({ name, avatarUrl }: { name: string; avatarUrl?: string }) {
  const [broken, setBroken] = useState(false);
  return (
    <span className="person">
      {avatarUrl && !broken ? (
        <img className="person-avatar" src={avatarUrl} alt="" onError={() => setBroken(true)} />
      ) : (
        <span className={`person-avatar tone-${colourNumber(name)}`} aria-hidden="true">
          {initialsOf(name)}
        </span>
      )}
      <bdi className="breakable">{name}</bdi>
    </span>
  );
}
