import { useReader } from './reader';

/** Grey bars where lines will be, as high as they will be. What is being done is spoken at once, and shown when it takes longer. */
export function LoadingSkeleton({ lines = 4, label }: { lines?: number; label?: string }) {
  const { t } = useReader();
  return (
    <div className="skeleton" role="status">
      <span className="skeleton-label subtle">{label ?? t('shared.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}
