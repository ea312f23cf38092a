import Button from '@atlaskit/button/default/button';
import { useEffect, useRef } from 'react';
import { useReader } from '../../shared/reader';

/** Has the focus while a Stop is open: Enter sends nothing. */
export function DoNotSend({ onClose }: { onClose: () => void }) {
  const { t } = useReader();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // A dialog that opens after this gives the focus to whatever carries the attribute, which React does not write.
    button.current?.setAttribute('autofocus', '');
    button.current?.focus();
  }, []);
  return (
    <Button ref={button} onClick={onClose}>
      {t('check.do-not-send')}
    </Button>
  );
}
