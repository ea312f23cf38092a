import { useFindings } from './draft-check';
import { FindingList } from './FindingList';

/** What was found in one line of the draft. */
export function LineFindings({ lineId }: { lineId: string }) {
  const found = useFindings();
  return found ? <FindingList findings={found.byLine.get(lineId) ?? []} names={found.names} actions={found.actions} /> : null;
}
