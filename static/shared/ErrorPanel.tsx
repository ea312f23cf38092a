import Button from '@atlaskit/button/default/button';
import { Notice } from './Notice';
import { asCallError } from './call';
import { useReader } from './reader';

/** Says what went wrong and offers the way on. */
export function ErrorPanel({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t, failure } = useReader();
  const { code } = asCallError(error);
  return (
    <div role="alert">
      <Notice appearance={code === 'forbidden' || code === 'invalid' ? 'warning' : 'error'}>
        <p className="breakable">{failure(error)}</p>
        {onRetry && code !== 'forbidden' ? <Button onClick={onRetry}>{t('shared.retry')}</Button> : null}
      </Notice>
    </div>
  );
}
