import type { Clock } from '../clock';
import type { Database } from '../database';
import { createCollections } from './collection';
import { createFiles } from './files';
import type {
  Attachment,
  Comment,
  Component,
  Field,
  IndexedProperty,
  Issue,
  IssueLink,
  IssueLinkType,
  IssueType,
  MailboxMessage,
  Organization,
  Priority,
  ProductEvent,
  Project,
  RemoteLink,
  RequestType,
  Resolution,
  SecurityLevel,
  ServiceDesk,
  SiteUser,
  Status,
  TemporaryAttachment,
  Version,
} from './model';

export type SiteState = ReturnType<typeof createSiteState>;

/** Everything the local site knows. Change an item by putting a new object: indexes compare the old with the new. */
export function createSiteState(database: Database, clock: Clock) {
  const collection = createCollections(database);
  const issueIdByKey = new Map<string, string>();
  const issueIdByFormerKey = new Map<string, string>();
  const issueIdsByProject = new Map<string, Set<string>>();
  const commentIdsByIssue = new Map<string, Set<string>>();
  const linkIdsByIssue = new Map<string, Set<string>>();
  const attachmentIdsByIssue = new Map<string, Set<string>>();
  const listeners: ((event: ProductEvent) => void)[] = [];
  let inBatch = false;
  /** Events wait for the end of the batch: a listener must not find half of it, nor write inside its transaction. */
  let waiting: ProductEvent[] = [];
  const tell = (event: ProductEvent): void => {
    for (const listener of listeners) listener(event);
  };

  const indexed = (index: Map<string, Set<string>>, group: string, id: string) => {
    const ids = index.get(group) ?? new Set<string>();
    index.set(group, ids.add(id));
  };

  const issues = collection<Issue>('issue', (issue) => issue.id, {
    added(issue) {
      issueIdByKey.set(issue.key, issue.id);
      issue.formerKeys?.forEach((key) => issueIdByFormerKey.set(key, issue.id));
      indexed(issueIdsByProject, issue.projectId, issue.id);
    },
    removed(issue) {
      issueIdByKey.delete(issue.key);
      issue.formerKeys?.forEach((key) => issueIdByFormerKey.delete(key));
      issueIdsByProject.get(issue.projectId)?.delete(issue.id);
    },
  });
  const comments = collection<Comment>('comment', (comment) => comment.id, {
    added: (comment) => indexed(commentIdsByIssue, comment.issueId, comment.id),
    removed: (comment) => commentIdsByIssue.get(comment.issueId)?.delete(comment.id),
  });
  const attachments = collection<Attachment>('attachment', (attachment) => attachment.id, {
    added: (attachment) => indexed(attachmentIdsByIssue, attachment.issueId, attachment.id),
    removed: (attachment) => attachmentIdsByIssue.get(attachment.issueId)?.delete(attachment.id),
  });
  const links = collection<IssueLink>('link', (link) => link.id, {
    added(link) {
      indexed(linkIdsByIssue, link.inwardIssueId, link.id);
      indexed(linkIdsByIssue, link.outwardIssueId, link.id);
    },
    removed(link) {
      linkIdsByIssue.get(link.inwardIssueId)?.delete(link.id);
      linkIdsByIssue.get(link.outwardIssueId)?.delete(link.id);
    },
  });
  const counters = collection<{ id: string; value: number }>('counter', (counter) => counter.id);
  const settings = collection<{ id: string; value: unknown }>('setting', (setting) => setting.id);

  const found = <Item>(ids: Set<string> | undefined, get: (id: string) => Item | undefined): Item[] =>
    [...(ids ?? [])].flatMap((id) => get(id) ?? []);

  return {
    clock,
    database,
    now: () => new Date(clock.now()).toISOString(),
    users: collection<SiteUser>('user', (user) => user.accountId),
    projects: collection<Project>('project', (project) => project.id),
    statuses: collection<Status>('status', (status) => status.id),
    issueTypes: collection<IssueType>('issuetype', (type) => type.id),
    priorities: collection<Priority>('priority', (priority) => priority.id),
    resolutions: collection<Resolution>('resolution', (resolution) => resolution.id),
    securityLevels: collection<SecurityLevel>('securitylevel', (level) => level.id),
    versions: collection<Version>('version', (version) => version.id),
    components: collection<Component>('component', (component) => component.id),
    linkTypes: collection<IssueLinkType>('linktype', (type) => type.id),
    fields: collection<Field>('field', (field) => field.id),
    remoteLinks: collection<RemoteLink>('remotelink', (link) => link.id),
    serviceDesks: collection<ServiceDesk>('servicedesk', (desk) => desk.id),
    requestTypes: collection<RequestType>('requesttype', (type) => type.id),
    organizations: collection<Organization>('organization', (organization) => organization.id),
    mailbox: collection<MailboxMessage>('mail', (message) => message.id),
    issues,
    comments,
    attachments,
    temporaryAttachments: collection<TemporaryAttachment>('temporaryattachment', (attachment) => attachment.id),
    /** What is in attachments, by their ids. */
    files: createFiles(database),
    links,
    /** Site-wide values: 'title', 'seed', 'outgoing-mail'. */
    settings,

    /** By id or key, as Jira's paths accept either; a key it had before it was moved will do. */
    issue(idOrKey: string) {
      const key = idOrKey.toUpperCase();
      return issues.get(idOrKey) ?? issues.get(issueIdByKey.get(key) ?? issueIdByFormerKey.get(key) ?? '');
    },
    issuesOf: (projectId: string) => found(issueIdsByProject.get(projectId), issues.get),
    /** Oldest first. */
    commentsOf: (issueId: string) => found(commentIdsByIssue.get(issueId), comments.get).sort((a, b) => Number(a.id) - Number(b.id)),
    /** Oldest first. */
    attachmentsOf: (issueId: string) => found(attachmentIdsByIssue.get(issueId), attachments.get).sort((a, b) => Number(a.id) - Number(b.id)),
    linksOf: (issueId: string) => found(linkIdsByIssue.get(issueId), links.get),

    /** Numbers that only grow, per sequence: 'issue', 'comment', 'history', … The first is `first`. */
    nextId(sequence: string, first = 10000): string {
      const value = (counters.get(sequence)?.value ?? first - 1) + 1;
      counters.put({ id: sequence, value });
      return String(value);
    },
    /** One database transaction round many writes; a batch within a batch joins it. */
    batch<Result>(work: () => Result): Result {
      if (inBatch) return work();
      inBatch = true;
      let result: Result;
      try {
        result = database.transaction(work);
      } catch (error) {
        waiting = [];
        throw error;
      } finally {
        inBatch = false;
      }
      const events = waiting;
      waiting = [];
      events.forEach(tell);
      return result;
    },

    /** Set when an app is installed: what JQL may ask of issue properties. */
    indexedProperties: [] as IndexedProperty[],
    emit(event: ProductEvent) {
      if (inBatch) waiting.push(event);
      else tell(event);
    },
    onEvent(listener: (event: ProductEvent) => void) {
      listeners.push(listener);
    },
  };
}
