import type { ReactNode } from 'react';

export type LozengeAppearance = 'default' | 'success' | 'inprogress' | 'moved' | 'removed';

/** A state in one or two words. Atlaskit's own brings its primitives and a style engine of 26 kB into every page. */
export function Lozenge({ appearance = 'default', children }: { appearance?: LozengeAppearance; children: ReactNode }) {
  return <span className={`lozenge lozenge-${appearance}`}>{children}</span>;
}
