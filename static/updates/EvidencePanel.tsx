import Heading from '@atlaskit/heading';
import AddIcon from '@atlaskit/icon/core/add';
import Button from '@atlaskit/button/default/button';
import { evidenceGroups, type Draft, type EvidenceGroup, type EvidenceIssue, type EvidenceMilestone } from '../../src/updates/contract';
import { IconAction } from '../shared/IconAction';
import { useReader } from '../shared/reader';
import { EvidenceRow } from './EvidenceRow';
import { MilestoneChip } from './IssueChip';
import type { Nudging } from './NudgeState';

type Props = {
  draft: Draft;
  /** Ids of the issues and milestones lines already cite. */
  cited: Set<string>;
  onAddIssue: (group: EvidenceGroup, issue: EvidenceIssue) => void;
  onAddMilestone: (milestone: EvidenceMilestone) => void;
  onShow: (issueId: string) => void;
  showing: boolean;
  nudging: Nudging;
};

/** An issue stands in several groups; a question about it stands in the one that says what is wrong. */
const troublesFirst: EvidenceGroup[] = ['blocked', 'overdue', 'next', 'moving', 'done'];

/** What Jira says happened. */
export function EvidencePanel({ draft, cited, onAddIssue, onAddMilestone, onShow, showing, nudging }: Props) {
  const { t, date, dateWithDistance } = useReader();
  const { groups, more, milestones, unseen } = draft.evidence;
  const listed = new Set(evidenceGroups.flatMap((group) => groups[group].map((issue) => issue.id)));
  const notMentioned = [...listed].filter((id) => !cited.has(id)).length;
  const groupToAskIn = (issueId: string) => troublesFirst.find((group) => groups[group].some(({ id }) => id === issueId));
  const total = (group: EvidenceGroup) => groups[group].length + more[group];
  return (
    <aside className="evidence card" aria-labelledby="evidence-title">
      <Heading size="small" as="h2" id="evidence-title">
        {t('updates.evidence')}
      </Heading>
      <p>{evidenceGroups.map((group) => t(`updates.count.${group}`, { count: total(group) })).join(' · ')}</p>
      <p className={notMentioned > 0 ? 'strong' : 'subtle'} role="status">
        {t('updates.not-mentioned', { count: notMentioned })}
      </p>
      {evidenceGroups
        .filter((group) => total(group) > 0)
        .map((group) => (
          <details key={group} open>
            <summary>
              {t(`updates.group.${group}`)} <span className="subtle">{total(group)}</span>
            </summary>
            <ul>
              {groups[group].map((issue) => (
                <EvidenceRow key={issue.id} issue={issue} cited={cited.has(issue.id)} onAdd={() => onAddIssue(group, issue)} nudging={groupToAskIn(issue.id) === group ? nudging : undefined} />
              ))}
              {more[group] > 0 ? <li className="subtle small">{t('shared.and-more', { count: more[group] })}</li> : null}
            </ul>
          </details>
        ))}
      {milestones.length > 0 ? (
        <details open>
          <summary>
            {t('updates.section.milestones')} <span className="subtle">{milestones.length}</span>
          </summary>
          <ul>
            {milestones.map((milestone) => (
              <li key={milestone.id} className="evidence-row">
                <span className="breakable">
                  <MilestoneChip id={milestone.id} name={milestone.name} />{' '}
                  <span className="subtle small">
                    {milestone.released ? t('updates.released') : milestone.releaseOn ? dateWithDistance(milestone.releaseOn) : t('updates.no-date')}
                    {milestone.movedFrom ? (
                      <span className="warning-text"> · {t('updates.milestone-moved', { from: date(milestone.movedFrom), count: milestone.workingDaysMoved ?? 0 })}</span>
                    ) : null}
                  </span>
                </span>
                {cited.has(milestone.id) ? null : <IconAction icon={AddIcon} label={t('updates.add-to-update', { name: milestone.name })} onClick={() => onAddMilestone(milestone)} />}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {unseen.length > 0 ? (
        <details>
          <summary>
            {t('updates.unseen')} <span className="subtle">{unseen.length}</span>
          </summary>
          <p className="subtle small">{t('updates.unseen-hint')}</p>
          <ul>
            {unseen.map((issue) => (
              <li key={issue.id} className="evidence-row">
                <span className="breakable">
                  <span className="issue-key">{issue.key}</span> <bdi>{issue.summary}</bdi>
                </span>
                <Button spacing="compact" isDisabled={showing} onClick={() => onShow(issue.id)}>
                  {t('updates.show-and-add')}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {listed.size === 0 && milestones.length === 0 ? <p className="subtle">{t('updates.evidence-empty')}</p> : null}
    </aside>
  );
}
