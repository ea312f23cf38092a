import type { ReactNode } from 'react';

type Props = {
  onClick: () => void;
  children: ReactNode;
  disabled?: boolean;
  /** Where the words alone do not say what it is about; begins with them. */
  label?: string;
};

/** An action that reads like a link. */
export function LinkButton({ onClick, children, disabled, label }: Props) {
  return (
    <button type="button" className="link-button" aria-label={label} onClick={onClick} disabled={disabled}>
      {children}
    </button>
  );
}
