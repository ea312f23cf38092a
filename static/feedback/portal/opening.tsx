import { useEffect, useState, type ReactNode } from 'react';
import type { PortalCalls } from '../../../src/contract';
import { makeCall } from '../../shared/call';
import { usePortalReader } from './portal-reader';

export const callPortal = makeCall<PortalCalls>();

type Opening<Value> = { value?: Value; error?: unknown };

type Props<Value> = { read: () => Promise<Value>; lines: number; children: (value: Value) => ReactNode };

/** What one call opens: lines where text will be, then the surface, or what went wrong with the way on. */
export function Opening<Value>({ read, lines, children }: Props<Value>) {
  const { t, failure } = usePortalReader();
  const [state, setState] = useState<Opening<Value>>({});
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    read().then(
      (value) => setState({ value }),
      (error: unknown) => setState({ error }),
    );
  }, [read, attempt]);
  const again = () => {
    setState({});
    setAttempt(attempt + 1);
  };
  if (state.error !== undefined) {
    return (
      <div className="portal-surface" role="alert">
        <p>{failure(state.error)}</p>
        <button type="button" className="portal-button" onClick={again}>
          {t('portal.try-again')}
        </button>
      </div>
    );
  }
  if (state.value !== undefined) return children(state.value);
  return (
    <div className="portal-surface portal-loading" role="status" aria-label={t('portal.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="portal-line" aria-hidden="true" />
      ))}
    </div>
  );
}
