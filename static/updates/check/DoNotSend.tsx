import { useEffect, useRef } from 'react';
import { useReader } from '../../shared/reader';

/** Has the focus while a Stop is open: Enter sends nothing. */
export function DoNotSend({ onClose }: { onClose: () => void }) {
  const { t } = useReader();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button ref={button} type="button" className="button-plain" onClick={onClose}>
      {t('check.do-not-send')}
    </button>
  );
}
