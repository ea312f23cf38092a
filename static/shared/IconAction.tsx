import type { ComponentType } from 'react';

type Props = { icon: ComponentType<{ label: string; color?: 'currentColor' }>; label: string; onClick: () => void; disabled?: boolean };

/** A small square button with a picture; its label is read and shown on hover. */
export function IconAction({ icon: Icon, label, onClick, disabled }: Props) {
  return (
    <button type="button" className="icon-action" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      <Icon label="" color="currentColor" />
    </button>
  );
}
