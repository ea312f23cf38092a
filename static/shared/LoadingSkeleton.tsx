import { useReader } from './reader';

/** Grey bars where lines will be, as high as they will be. */
export function LoadingSkeleton({ lines = 4, label }: { lines?: number; label?: string }) {
  const { t } = useReader();
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{label ?? t('shared.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}
