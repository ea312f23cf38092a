import Button from '@atlaskit/button/default/button';
import { type ReactNode, useId } from 'react';
import { Dialog } from './Dialog';
import { useReader } from './reader';

type Props = { title: string; saveLabel: string; isSaving: boolean; onSave: () => void; onClose: () => void; children: ReactNode };

/** A dialog that is one form: saved by its button or the Enter key, or cancelled. */
export function FormDialog({ title, saveLabel, isSaving, onSave, onClose, children }: Props) {
  const { t } = useReader();
  const formId = useId();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button appearance="primary" type="submit" form={formId} isLoading={isSaving}>
            {saveLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
