import type { KeyboardEvent, ReactNode } from 'react';

export type Tab = { id: string; label: ReactNode };
type Props = { label: string; tabs: Tab[]; selected: string; onSelect: (id: string) => void; panelId: string };

/** Tabs over one panel: arrow keys move, the panel is the caller's. */
export function PageTabs({ label, tabs, selected, onSelect, panelId }: Props) {
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const index = tabs.findIndex((tab) => tab.id === selected);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    onSelect(next.id);
    [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')].find((tab) => tab.dataset['tab'] === next.id)?.focus();
  };
  return (
    <div className="page-tabs" role="tablist" tabIndex={-1} aria-label={label} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${panelId}-${tab.id}`}
          data-tab={tab.id}
          aria-selected={tab.id === selected}
          aria-controls={tab.id === selected ? panelId : undefined}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
