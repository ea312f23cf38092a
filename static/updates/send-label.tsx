import { createContext, useContext, type ReactNode } from 'react';
import { useReader } from '../shared/reader';

const LabelContext = createContext<string | undefined>(undefined);

/** Where sending leads on to the next update, the buttons that send say so. */
export function SendLabel({ label, children }: { label: string; children: ReactNode }) {
  return <LabelContext.Provider value={label}>{children}</LabelContext.Provider>;
}

export function useSendLabel(): string {
  const { t } = useReader();
  return useContext(LabelContext) ?? t('updates.send');
}
