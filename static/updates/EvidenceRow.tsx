import { useEffect, useRef } from 'react';
import AddIcon from '@atlaskit/icon/core/add';
import { dateIn } from '../../src/i18n/dates';
import type { EvidenceIssue, IssueChange } from '../../src/updates/contract';
import { IconAction } from '../shared/IconAction';
import { useReader, type Reader } from '../shared/reader';
import { useHighlight } from './highlight';
import { IssueChip } from './IssueChip';
import { NudgeState, type Nudging } from './NudgeState';

/** An issue of the evidence: its title in the client's words, its status, and what changed. */
export function EvidenceRow({ issue, cited, onAdd, nudging }: { issue: EvidenceIssue; cited: boolean; onAdd: () => void; nudging?: Nudging }) {
  const reader = useReader();
  const { t, date } = reader;
  const { lit, light } = useHighlight();
  const added = useRef(false);
  const mark = useRef<HTMLSpanElement>(null);
  // The pressed button is gone then, and the keyboard must not start at the top again.
  useEffect(() => {
    if (cited && added.current) mark.current?.focus({ preventScroll: true });
    added.current = false;
  }, [cited]);
  const add = () => {
    added.current = true;
    onAdd();
  };
  const nudge = nudging?.nudges[issue.id];
  const facts = [
    issue.status,
    issue.dueOn ? t('updates.due', { date: date(issue.dueOn) }) : undefined,
    issue.flagged ? t('updates.flagged') : undefined,
    issue.blockedBy.length > 0 ? t('updates.blocked-by', { keys: issue.blockedBy.map((blocker) => blocker.key).join(', ') }) : undefined,
    issue.assignee,
    ...issue.changes.slice(-2).map((change) => changeInWords(change, reader)),
  ].filter(Boolean);
  return (
    <li className={lit === issue.id ? 'evidence-row line-lit' : 'evidence-row'} onMouseEnter={() => light(issue.id)} onMouseLeave={() => light(undefined)}>
      <div className="breakable">
        <IssueChip id={issue.id} name={issue.key} title={issue.summary} /> <bdi>{issue.title}</bdi>
        <span className="subtle small evidence-facts">{facts.join(' · ')}</span>
        {nudging && nudge ? <NudgeState issue={issue} nudge={nudge} nudging={nudging} /> : null}
      </div>
      {cited ? (
        <span ref={mark} tabIndex={-1} className="subtle small evidence-cited">
          {t('updates.mentioned')}
        </span>
      ) : <IconAction icon={AddIcon} label={t('updates.add-to-update', { name: issue.key })} onClick={add} />}
    </li>
  );
}

function changeInWords(change: IssueChange, { t, date, timeZone }: Reader): string {
  if (change.kind !== 'due-moved') return t(`updates.change.${change.kind}`, { date: date(dateIn(change.at, timeZone)) });
  if (change.from && change.to) return t('updates.change.due-moved', { from: date(change.from), to: date(change.to) });
  return change.to ? t('updates.change.due-set', { to: date(change.to) }) : t('updates.change.due-removed');
}
