import type { Finding } from '../../../src/updates/check-contract';
import { Notice } from '../../shared/Notice';
import { useReader } from '../../shared/reader';
import type { CitedNames } from '../cited-names';
import { FindingList, type FindingActions } from './FindingList';

type Props = { findings: Finding[]; names?: CitedNames; actions: FindingActions };

export const openStopsIn = (findings: Finding[]): Finding[] => findings.filter(({ level, state }) => level === 'stop' && state === 'open');

/** Where something is about to leave: what keeps it, and what was already overruled. */
export function OpenStops({ findings, names, actions }: Props) {
  const { t } = useReader();
  const stops = findings.filter(({ level }) => level === 'stop');
  const open = openStopsIn(findings).length;
  if (stops.length === 0) return null;
  return (
    <div className="stack-tight">
      {open > 0 ? (
        <Notice appearance="error">
          <p>{t('check.send-stopped', { count: open })}</p>
        </Notice>
      ) : null}
      <FindingList findings={stops} names={names} actions={actions} />
    </div>
  );
}
