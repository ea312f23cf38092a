import { createHash } from 'node:crypto';
import { AppError } from '../../platform/app-error';
import { type Approval, type Check, type Finding, isAboutAttachment } from '../check-contract';
import type { Checkable } from './checkable';
import type { Decisions } from './decisions';
import type { Found, Subject } from './subject';

/**
 * What is checked: everything, or, of a message that was sent already, only whether it may still be seen. While somebody writes,
 * what others have said in comments need not be fresh.
 */
export type Thoroughness = { scope?: 'all' | 'leaks'; fresh?: boolean };

const mostFindings = 300;

/** What the rules find in a message, with what was decided about it. A few calls to Jira at most, however long it is. */
export async function findingsIn(checkable: Checkable, decisions: Decisions, { scope = 'all', fresh = true }: Thoroughness = {}): Promise<Finding[]> {
  // Loaded by the first check: a cold start that opens a draft does not pay for them.
  const [{ surround }, { leakChecks }, { honestyChecks }] = await Promise.all([import('./surroundings'), import('./leak/rules'), import('./honesty/rules')]);
  const { subject, guarded } = await surround(checkable, fresh);
  const found = [...leakChecks.flatMap((check) => check(subject, guarded)), ...(scope === 'all' ? honestyChecks.flatMap((check) => check(subject)) : [])];
  return inOrder(unique(found.map((each) => findingOf(each, decisions))), subject).slice(0, mostFindings);
}

function findingOf({ about, restsOn, ...found }: Found, decisions: Decisions): Finding {
  const { rule, level, lineId = '', language = '' } = found;
  const id = digest([rule, lineId, language, about], 16);
  const evidence = digest(restsOn, 32);
  const decision = decisions[id];
  const state = level === 'stop' ? ('overruled' as const) : ('dismissed' as const);
  if (isAboutAttachment(rule) || decision?.evidence !== evidence || decision.state !== state) return { ...found, id, evidence, state: 'open' };
  const { by, at, reason, text } = decision;
  return { ...found, id, evidence, state, decision: { by, at, ...(reason && { reason }), ...(text && { text }) } };
}

const digest = (value: unknown, length: number) => createHash('sha256').update(JSON.stringify(value) ?? '').digest('hex').slice(0, length);

const unique = (findings: Finding[]): Finding[] => [...new Map(findings.map((finding) => [finding.id, finding])).values()];

/** Stops first, then what is about the whole message, then line by line. */
function inOrder(findings: Finding[], { passages }: Subject): Finding[] {
  const places = new Map([...new Set(passages.map(({ lineId }) => lineId))].map((lineId, index) => [lineId, index]));
  const rank = ({ level, lineId }: Finding) => (level === 'stop' ? 0 : 1_000_000) + (lineId === undefined ? 0 : 1 + (places.get(lineId) ?? places.size));
  return [...findings].sort((one, other) => rank(one) - rank(other));
}

export function checkOf(findings: Finding[], approval: Approval): Check {
  const open = (level: Finding['level']) => findings.filter((finding) => finding.level === level && finding.state === 'open').length;
  return { findings, openStops: open('stop'), openNotes: open('note'), approval };
}

/** The findings that keep a message from leaving. */
export const blockersAmong = (findings: Finding[]): Finding[] => findings.filter(({ level, state }) => level === 'stop' && state === 'open');

/** Throws where something keeps it from leaving; says where, and never what: the answer may reach somebody who must not read it. */
export function refuseBlocked(findings: Finding[]): void {
  const blockers = blockersAmong(findings);
  const [first] = blockers;
  if (!first) return;
  throw new AppError('conflict', 'failure.findings-open', { field: first.lineId === undefined ? 'sections' : `lines.${first.lineId}`, parameters: { count: blockers.length } });
}
