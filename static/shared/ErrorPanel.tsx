import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message/section-message';
import { asCallError } from './call';
import { useReader } from './reader';

/** Says what went wrong and offers the way on. */
export function ErrorPanel({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t, failure } = useReader();
  const { code } = asCallError(error);
  return (
    <div role="alert">
      <SectionMessage appearance={code === 'forbidden' || code === 'invalid' ? 'warning' : 'error'}>
        <p className="breakable">{failure(error)}</p>
        {onRetry && code !== 'forbidden' ? <Button onClick={onRetry}>{t('shared.retry')}</Button> : null}
      </SectionMessage>
    </div>
  );
}
