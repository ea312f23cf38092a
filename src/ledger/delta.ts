import type { StatusCategory } from '../clients/contract';
import { daysBetween } from '../i18n/dates';
import type { IssueFact, VersionFact } from './told';

export type IssuePicture = { category: StatusCategory; dueOn?: string; blocked: boolean };
export type VersionPicture = { name: string; releaseOn?: string; released: boolean };
/** What one message rested on, or would rest on now; by id. */
export type Picture = { health: string; issues: ReadonlyMap<string, IssuePicture>; versions: ReadonlyMap<string, VersionPicture> };

/** Absent on one side: it was not in that picture. */
export type Change<Value> = { id: string; from?: Value; to?: Value };
export type Delta = { issues: Change<IssuePicture>[]; versions: Change<VersionPicture>[]; health: { from: string; to: string } };

export const picture = (health: string, issues: IssueFact[], versions: VersionFact[]): Picture => ({
  health,
  issues: new Map(issues.map(({ id, category, dueOn, blocked }) => [id, { category, ...(dueOn !== undefined && { dueOn }), blocked }])),
  versions: new Map(versions.map(({ id, name, releaseOn, released }) => [id, { name, ...(releaseOn !== undefined && { releaseOn }), released }])),
});

/** What differs between two pictures, in the order of ids. */
export function diff(from: Picture, to: Picture): Delta {
  return { issues: changes(from.issues, to.issues), versions: changes(from.versions, to.versions), health: { from: from.health, to: to.health } };
}

/** The delta over both spans of time: diff(a, c) is composed(diff(a, b), diff(b, c)). */
export function composed(first: Delta, second: Delta): Delta {
  return { issues: joined(first.issues, second.issues), versions: joined(first.versions, second.versions), health: { from: first.health.from, to: second.health.to } };
}

function changes<Value>(from: ReadonlyMap<string, Value>, to: ReadonlyMap<string, Value>): Change<Value>[] {
  return [...new Set([...from.keys(), ...to.keys()])].sort().flatMap((id) => changeOf(id, from.get(id), to.get(id)));
}

function joined<Value>(first: Change<Value>[], second: Change<Value>[]): Change<Value>[] {
  const [before, after] = [byId(first), byId(second)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((id) => {
    const [one, other] = [before.get(id), after.get(id)];
    return changeOf(id, (one ?? other)?.from, (other ?? one)?.to);
  });
}

const byId = <Value>(found: Change<Value>[]) => new Map(found.map((change) => [change.id, change]));

function changeOf<Value>(id: string, from: Value | undefined, to: Value | undefined): Change<Value>[] {
  if (same(from, to)) return [];
  return [{ id, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export const deltaKinds = ['done', 'reopened', 'new', 'started', 'set-back', 'blocked', 'unblocked', 'later', 'earlier', 'dated', 'undated', 'removed'] as const;
export type DeltaKind = (typeof deltaKinds)[number];
/** What a delta says to a reader. */
export type DeltaTold = {
  /** How many issues of each kind; of those that moved, by how many days the furthest. */
  issues: Partial<Record<DeltaKind, { count: number; days: number }>>;
  /** Positive days: later. */
  versions: ({ name: string; kind: 'moved'; days: number } | { name: string; kind: 'released' | 'withdrawn' | 'undated' } | { name: string; kind: 'dated'; on: string })[];
  health?: { from: string; to: string };
};

export function toldOf({ issues, versions, health }: Delta): DeltaTold {
  const told: DeltaTold = { issues: {}, versions: versions.flatMap(versionTold), ...(health.from !== health.to && { health }) };
  for (const { kind, days } of issues.flatMap(issueTold)) {
    const known = told.issues[kind] ?? { count: 0, days: 0 };
    told.issues[kind] = { count: known.count + 1, days: Math.max(known.days, days) };
  }
  return told;
}

export const saysNothing = ({ issues, versions, health }: DeltaTold): boolean => Object.keys(issues).length === 0 && versions.length === 0 && health === undefined;

type IssueTold = { kind: DeltaKind; days: number };
const plainly = (kind: DeltaKind): IssueTold => ({ kind, days: 0 });

/** Of work that is done, and was, nothing else matters any more. */
function issueTold({ from, to }: Change<IssuePicture>): IssueTold[] {
  if (!to) return from ? [plainly('removed')] : [];
  if (to.category === 'done') return from?.category === 'done' ? [] : [plainly('done')];
  if (!from) return [plainly('new'), ...(to.blocked ? [plainly('blocked')] : [])];
  if (from.category === 'done') return [plainly('reopened'), ...(to.blocked && !from.blocked ? [plainly('blocked')] : [])];
  return [...progress(from, to), ...(from.blocked === to.blocked ? [] : [plainly(to.blocked ? 'blocked' : 'unblocked')]), ...moved(from.dueOn, to.dueOn)];
}

const progress = (from: IssuePicture, to: IssuePicture): IssueTold[] => (from.category === to.category ? [] : [plainly(to.category === 'in-progress' ? 'started' : 'set-back')]);

function moved(from: string | undefined, to: string | undefined): IssueTold[] {
  if (from === to) return [];
  if (from === undefined) return [plainly('dated')];
  if (to === undefined) return [plainly('undated')];
  const days = daysBetween(from, to);
  return [{ kind: days > 0 ? 'later' : 'earlier', days: Math.abs(days) }];
}

function versionTold({ from, to }: Change<VersionPicture>): DeltaTold['versions'] {
  if (!from || !to) return [];
  const { name } = to;
  if (from.released !== to.released) return [{ name, kind: to.released ? 'released' : 'withdrawn' }];
  if (to.released || from.releaseOn === to.releaseOn) return [];
  if (to.releaseOn === undefined) return [{ name, kind: 'undated' }];
  return from.releaseOn === undefined ? [{ name, kind: 'dated', on: to.releaseOn }] : [{ name, kind: 'moved', days: daysBetween(from.releaseOn, to.releaseOn) }];
}
