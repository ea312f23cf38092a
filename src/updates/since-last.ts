import type { Engagement } from '../clients/contract';
import { dateIn } from '../i18n/dates';
import { diff, type Picture, picture, toldOf } from '../ledger/delta';
import { lastUpdate, readPictures, type UpdatePicture } from '../ledger/snapshot';
import type { IssueFact, ToldLine, VersionFact } from '../ledger/told';
import type { OpenDraft } from './draft-store';
import type { SinceLast } from './message/delta';
import { issueFacts } from './told-lines';

/** So many updates back in one send. Whoever was told longest ago gets the whole picture without a delta. */
const mostBaselines = 20;

/**
 * By update id: what changed from it to this draft, for those whose last update it was. What the evidence does not name has not changed
 * since the newest update. Two requests to storage, however many there are.
 */
export async function sinceLast(engagement: Engagement, draft: OpenDraft, lines: ToldLine[], baselines: string[]): Promise<ReadonlyMap<string, SinceLast>> {
  const ids = baselines.slice(0, mostBaselines);
  if (ids.length === 0) return new Map();
  const [found, newest] = await Promise.all([readPictures(ids), lastUpdate(engagement.id)]);
  return new Map(found.filter(({ engagementId }) => engagementId === engagement.id).map((told) => [told.id, since(engagement, draft, lines, told, newest)]));
}

function since(engagement: Engagement, draft: OpenDraft, lines: ToldLine[], told: UpdatePicture, newest: UpdatePicture | undefined): SinceLast {
  const { plan: { pause }, timeZone } = engagement;
  const on = dateIn(told.sentAt, timeZone);
  const before = picture(told.health.chosen, told.issues, told.versions);
  const pausedUntil = pause && pause.pausedAt >= told.sentAt ? pause.until : undefined;
  return { on, told: toldOf(diff(withUntold(before, draft, lines), now(draft, lines, told, newest))), ...(pausedUntil !== undefined && { pausedUntil }) };
}

/** As it would be told now: all she was told of, and what this update names besides. */
function now(draft: OpenDraft, lines: ToldLine[], told: UpdatePicture, newest: UpdatePicture | undefined): Picture {
  const { evidence } = draft;
  const removed = new Set(evidence.unseen.map(({ id }) => id));
  const known = [...told.issues, ...(newest?.issues.filter(({ id }) => told.issues.some((issue) => issue.id === id)) ?? [])].filter(({ id }) => !removed.has(id));
  const asked = [...lines, { issueIds: told.issues.map(({ id }) => id) }];
  const issues = new Map<string, IssueFact>([...known, ...issueFacts(draft, asked)].map((fact) => [fact.id, fact]));
  const milestones = new Map<string, VersionFact>(evidence.milestones.map(({ id, name, releaseOn, released }) => [id, { id, name, ...(releaseOn !== undefined && { releaseOn }), released }]));
  const versions = told.versions.map((version) => milestones.get(version.id) ?? newest?.versions.find(({ id }) => id === version.id) ?? version);
  return picture(draft.chosenHealth, [...issues.values()], versions);
}

/** An issue her last update did not name is news to her as far as it changed in this period; "new" only where it was created in it. */
function withUntold(before: Picture, draft: OpenDraft, lines: ToldLine[]): Picture {
  const named = new Set(lines.flatMap(({ issueIds }) => issueIds).filter((id) => !before.issues.has(id)));
  const facts = new Map(issueFacts(draft, lines).map((fact) => [fact.id, fact]));
  const issues = new Map(before.issues);
  for (const { id, changes } of Object.values(draft.evidence.groups).flat()) {
    const fact = facts.get(id);
    if (!fact || !named.has(id) || changes.some(({ kind }) => kind === 'created')) continue;
    issues.set(id, undone(fact, changes));
  }
  return { ...before, issues };
}

type Changes = OpenDraft['evidence']['groups']['done'][number]['changes'];

/** The issue as it was before these changes, as far as they tell. */
function undone({ category, dueOn, blocked }: IssueFact, changes: Changes) {
  const ordered = [...changes].sort((one, other) => one.at.localeCompare(other.at));
  const state = ordered.find(({ kind }) => ['done', 'started', 'reopened'].includes(kind))?.kind;
  const moved = ordered.find((change) => change.kind === 'due-moved');
  const due = moved?.kind === 'due-moved' ? moved.from : dueOn;
  const flag = ordered.find(({ kind }) => kind === 'flagged' || kind === 'unflagged')?.kind;
  return {
    category: state === 'reopened' ? ('done' as const) : state === 'started' ? ('to-do' as const) : state === 'done' ? ('in-progress' as const) : category,
    ...(due !== undefined && { dueOn: due }),
    blocked: flag === undefined ? blocked : flag === 'unflagged',
  };
}
