import type { ReactNode } from 'react';

export function TabPanel({ id, selected, children }: { id: string; selected: string; children: ReactNode }) {
  return (
    <div id={id} role="tabpanel" aria-labelledby={`${id}-${selected}`}>
      {children}
    </div>
  );
}
