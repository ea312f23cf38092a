import { createContext, useContext, type ReactNode } from 'react';

/** Opens the client's words for an issue's title. */
type OpenTitle = (issueId: string) => void;
const TitleContext = createContext<OpenTitle | undefined>(undefined);

export function TitleProvider({ open, children }: { open: OpenTitle; children: ReactNode }) {
  return <TitleContext.Provider value={open}>{children}</TitleContext.Provider>;
}

export function useOpenTitle(): OpenTitle | undefined {
  return useContext(TitleContext);
}
