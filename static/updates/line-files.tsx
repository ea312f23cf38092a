import { createContext, useContext, type ReactNode } from 'react';
import type { SectionName } from '../../src/updates/contract';

/** Opens the files of a line's issues. */
type OpenFiles = (section: SectionName, lineId: string) => void;
const FilesContext = createContext<OpenFiles | undefined>(undefined);

export function FilesProvider({ open, children }: { open: OpenFiles; children: ReactNode }) {
  return <FilesContext.Provider value={open}>{children}</FilesContext.Provider>;
}

export function useOpenFiles(): OpenFiles | undefined {
  return useContext(FilesContext);
}
