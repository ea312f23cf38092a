import type { ProjectSettings } from '../clients/contract';
import { dateIn } from '../i18n/dates';
import { blockersOf } from '../ledger/blockers';
import type { ChangeGroup, Issue } from '../platform/jira/answers';
import { blockedSince } from './changes';

/** What a client may be told of a blocked issue. */
export type Block = {
  /** YYYY-MM-DD, as far as Jira tells. */
  since?: string;
  /** The issue it waits for, when the client may see that. */
  by?: string;
  /** It waits for work the client does not see. */
  byOther: boolean;
};

type Telling = { settings: ProjectSettings; flagged: string | undefined; visible: ReadonlySet<string>; timeZone: string };

export function blockOf(issue: Issue, groups: ChangeGroup[], { settings, flagged, visible, timeZone }: Telling): Block {
  const causes = blockersOf(issue, settings, flagged);
  const statusId = causes?.byStatus ? issue.fields?.status?.id : undefined;
  const blockerKeys = causes?.links.map(({ key }) => key) ?? [];
  const at = blockedSince(groups, { flagged: causes?.flagged ?? false, ...(statusId !== undefined && { statusId }), blockerKeys }, flagged);
  const by = causes?.links.find(({ id }) => visible.has(id))?.id;
  return {
    ...(at !== undefined && { since: dateIn(at, timeZone) }),
    ...(by !== undefined && { by }),
    byOther: by === undefined && blockerKeys.length > 0,
  };
}
