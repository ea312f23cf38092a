import { createContext, useContext, useState, type ReactNode } from 'react';

type Highlight = { lit: string | undefined; light: (id: string | undefined) => void };
const HighlightContext = createContext<Highlight>({ lit: undefined, light: () => undefined });

/** Pointing at an issue anywhere lights it everywhere. */
export function HighlightProvider({ children }: { children: ReactNode }) {
  const [lit, light] = useState<string>();
  return <HighlightContext.Provider value={{ lit, light }}>{children}</HighlightContext.Provider>;
}

export function useHighlight(): Highlight {
  return useContext(HighlightContext);
}
