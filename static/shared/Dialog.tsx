import Heading from '@atlaskit/heading';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { visiblePart, type VisiblePart } from './visible-part';

type Props = { title: string; onClose: () => void; children: ReactNode; footer?: ReactNode };

const margin = 32;
const leastHeight = 600;

/** A modal <dialog>: the browser keeps the focus inside and gives it back. Rendered only while open. */
export function Dialog({ title, onClose, children, footer }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Its clean-up runs while the dialog is still in the page: only then does closing give the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return undefined;
    let gone = false;
    let makeRoom: ResizeObserver | undefined;
    void visiblePart().then((part) => {
      if (gone || dialog.open) return;
      place(dialog, part);
      dialog.showModal();
      makeRoom = keepRoomFor(dialog);
    });
    return () => {
      gone = true;
      makeRoom?.disconnect();
      document.body.style.minBlockSize = '';
      dialog.close();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <Heading size="medium" as="h2" id={titleId}>
          {title}
        </Heading>
      </header>
      <div className="dialog-body">{children}</div>
      {footer ? <footer>{footer}</footer> : null}
    </dialog>
  );
}

/** Where the reader looks: the middle of the frame may be far from there. */
function place(dialog: HTMLDialogElement, { top, height }: VisiblePart): void {
  dialog.style.insetBlockStart = `${top + margin}px`;
  dialog.style.maxBlockSize = `${Math.max(height - 2 * margin, leastHeight)}px`;
}

/** A page shorter than the dialog grows with it, and the frame with the page. */
function keepRoomFor(dialog: HTMLDialogElement): ResizeObserver | undefined {
  if (typeof ResizeObserver === 'undefined') return undefined;
  const observer = new ResizeObserver(() => {
    document.body.style.minBlockSize = `${dialog.offsetTop + dialog.offsetHeight + margin}px`;
  });
  observer.observe(dialog);
  return observer;
}
