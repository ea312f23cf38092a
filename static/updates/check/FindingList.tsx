import type { Finding, OverruleReason } from '../../../src/updates/check-contract';
import { WithWords } from '../../shared/WithWords';
import type { CitedNames } from '../cited-names';
import { FindingCard } from './FindingCard';
import './check.css';

/** What a person may do about a finding; a page that cannot take a sentence leaves `take` out. */
export type FindingActions = {
  overrule?: (finding: Finding, reason: OverruleReason, text?: string) => void;
  dismiss?: (finding: Finding) => void;
  reopen: (finding: Finding) => void;
  take?: (finding: Finding) => void;
  /** Takes the file it is about off its line. */
  takeOff?: (finding: Finding) => void;
  /** The finding something is being done about. */
  busyId?: string;
};

type Props = { findings: Finding[]; names?: CitedNames; actions: FindingActions };

/** Findings beside what they are about, Stops first. */
export function FindingList({ findings, names, actions }: Props) {
  if (findings.length === 0) return null;
  return (
    <WithWords areas={['findings']}>
      <ul className="findings">
        {findings.map((finding) => (
          <FindingCard key={finding.id} finding={finding} names={names} actions={actions} />
        ))}
      </ul>
    </WithWords>
  );
}
