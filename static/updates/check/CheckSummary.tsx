import { LinkButton } from '../../shared/LinkButton';
import { Lozenge } from '../../shared/Lozenge';
import { useReader } from '../../shared/reader';
import type { DraftCheck } from './draft-check';

/** How many findings are open, in a place that keeps its size. */
export function CheckSummary({ check: { check, isChecking, error, checkAgain } }: { check: DraftCheck }) {
  const { t } = useReader();
  if (error) {
    return (
      <span role="status">
        {t('check.failed')} <LinkButton onClick={checkAgain}>{t('check.again')}</LinkButton>
      </span>
    );
  }
  return (
    <span className="check-summary" role="status" aria-busy={isChecking}>
      {check === undefined ? t('check.checking') : null}
      {check && check.openStops > 0 ? <Lozenge appearance="removed">{t('check.stops', { count: check.openStops })}</Lozenge> : null}
      {check && check.openNotes > 0 ? <Lozenge appearance="moved">{t('check.notes', { count: check.openNotes })}</Lozenge> : null}
      {check?.openStops === 0 && check.openNotes === 0 ? <span className="subtle">{t('check.clear')}</span> : null}
    </span>
  );
}
