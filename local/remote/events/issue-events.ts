import type { ProductEvent } from '../../runtime/runtime';

type Account = { accountId: string } | null | undefined;
type ChangeItem = { field: string; fieldId?: string; from: string | null; fromString: string | null; to: string | null };
export type Change = { id: string; author?: Account; created: string; items: ChangeItem[] };
export type CommentAnswer = { id: string; author?: Account; updateAuthor?: Account; body: unknown; jsdPublic?: boolean; created: string; updated: string };
export type IssueAnswer = {
  id: string;
  key: string;
  fields: {
    summary: string;
    issuetype: { id: string; name: string; subtask: boolean };
    creator: Account;
    created: string;
    project: { id: string; key: string; name: string; projectTypeKey: string };
    reporter: Account;
    assignee: Account;
    updated: string;
    status: { id: string; name: string };
  };
  /** The newest 40 changes: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post */
  changelog?: { histories: Change[] };
};
/** The fields of an issue that its events carry. */
export const eventFields = ['summary', 'issuetype', 'creator', 'created', 'project', 'reporter', 'assignee', 'updated', 'status'];

const accountOf = (account: Account) => (account ? { accountId: account.accountId } : null);

/** The event Forge would have sent: https://developer.atlassian.com/platform/forge/events-reference/jira/ */
function issueEvent(kind: string, { id, key, fields }: IssueAnswer, actor: Account, at: string, more: Record<string, unknown>): ProductEvent {
  const { summary, issuetype, created, project, updated, status } = fields;
  const [creator, reporter, assignee] = [accountOf(fields.creator), accountOf(fields.reporter), accountOf(fields.assignee)];
  const eventType = `avi:jira:${kind}`;
  const people = new Map([creator, reporter, assignee].flatMap((account) => (account ? [[account.accountId, account] as const] : [])));
  return {
    eventType,
    payload: {
      eventType,
      ...(actor ? { atlassianId: actor.accountId } : {}),
      issue: {
        id,
        key,
        fields: {
          summary,
          issuetype: { id: issuetype.id, name: issuetype.name, subtask: issuetype.subtask },
          creator,
          created,
          project: { id: project.id, key: project.key, name: project.name, projectTypeKey: project.projectTypeKey },
          reporter,
          assignee,
          updated,
          status: { id: status.id, name: status.name },
        },
      },
      ...more,
      associatedUsers: [...people.values()],
      // With one account for the person and the app, nothing tells the app's own changes apart.
      selfGenerated: false,
      timestamp: new Date(at).toISOString(),
    },
  };
}

export function createdEvent(issue: IssueAnswer): ProductEvent {
  const { status, creator, created } = issue.fields;
  return issueEvent('created:issue', issue, creator, created, { associatedStatuses: [{ id: status.id, name: status.name }] });
}

/** One change of the changelog: an update, and an assignment where that is what changed. */
export function changeEvents(issue: IssueAnswer, { id, author, created, items }: Change): ProductEvent[] {
  const { status } = issue.fields;
  const moved = items.find(({ fieldId }) => fieldId === 'status');
  const statuses = [...(moved?.from ? [{ id: moved.from, name: moved.fromString }] : []), { id: moved?.to ?? status.id, name: textOf(moved) ?? status.name }];
  const more = { changelog: { id, items }, associatedStatuses: statuses };
  const kinds = ['updated:issue', ...(items.some(({ fieldId }) => fieldId === 'assignee') ? ['assigned:issue'] : [])];
  return kinds.map((kind) => issueEvent(kind, issue, author, created, more));
}

/** Jira names a field of a change `toString`, which every object has. */
function textOf(item: ChangeItem | undefined): string | undefined {
  return item && Object.hasOwn(item, 'toString') ? String(item.toString) : undefined;
}

/** Forge sends the same event for a new comment and an edited one. */
export function commentEvent(issue: IssueAnswer, comment: CommentAnswer): ProductEvent {
  const { id, author, updateAuthor, body, jsdPublic, created, updated } = comment;
  return issueEvent('commented:issue', issue, updateAuthor ?? author, updated, {
    comment: { id, author: accountOf(author), updateAuthor: accountOf(updateAuthor), body, ...(jsdPublic === undefined ? {} : { jsdPublic }), created, updated },
  });
}
