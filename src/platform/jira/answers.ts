import * as z from 'zod/mini';

/** What Candor reads of Jira's answers; whatever else they hold is dropped at the door. */

const text = z.string();
const optionalText = z.optional(z.nullable(z.string()));

/** Jira Cloud gives the locale, though its description leaves it out. */
export const serverInfo = z.object({ baseUrl: optionalText, defaultLocale: z.optional(z.object({ locale: text })), serverTimeZone: optionalText });

export const permissions = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });

export const permissionGrants = z.object({ projectPermissions: z.array(z.object({ permission: text, projects: z.array(z.number()) })) });

export const user = z.object({
  accountId: text,
  displayName: text,
  accountType: optionalText,
  emailAddress: optionalText,
  active: z.optional(z.boolean()),
  locale: optionalText,
  timeZone: optionalText,
  avatarUrls: z.optional(z.record(z.string(), z.string())),
});
export type User = z.infer<typeof user>;

export const project = z.object({ id: text, key: text, name: text, projectTypeKey: optionalText, lead: z.optional(user) });

export const projectPage = z.object({ values: z.array(project), isLast: z.optional(z.boolean()), total: z.optional(z.number()) });
export const issueType = z.object({ id: text, name: text, subtask: z.optional(z.boolean()) });
export const priority = z.object({ id: text, name: text });
export const component = z.object({ id: text, name: text });
export const version = z.object({
  id: text,
  name: text,
  releaseDate: optionalText,
  startDate: optionalText,
  released: z.boolean(),
  archived: z.boolean(),
});
export type Version = z.infer<typeof version>;

const statusCategory = z.object({ key: text });
export const status = z.object({ id: text, name: text, statusCategory });
export const issueTypeStatuses = z.object({ id: text, name: text, statuses: z.array(z.object({ id: text, name: text, statusCategory: z.optional(statusCategory) })) });
export const role = z.object({ id: z.number(), name: text });
export const field = z.object({
  id: text,
  name: text,
  custom: z.boolean(),
  schema: z.optional(z.object({ type: text, custom: z.optional(text) })),
});

/** Jira leaves out fields without a value, and what every object inherits under that name is no field. */
const ownFields = z.transform((item: unknown) => (typeof item === 'object' && item !== null && !Object.hasOwn(item, 'toString') ? { ...item, toString: undefined } : item));
export const changelogItem = z.pipe(ownFields, z.object({
  field: text,
  fieldId: z.optional(text),
  from: optionalText,
  fromString: optionalText,
  to: optionalText,
  toString: optionalText,
}));
/** `created` is milliseconds in bulkfetch and a time with offset elsewhere; both are read. */
export const changeGroup = z.object({ id: text, created: z.union([z.number(), text]), items: z.optional(z.array(changelogItem)) });
export type ChangeGroup = z.infer<typeof changeGroup>;

/** Of a person on an issue no more than this is read: there are hundreds in an answer. */
const named = z.object({ displayName: text, accountId: z.optional(text), accountType: optionalText });
const linkedIssue = z.object({ id: text, key: text, fields: z.object({ summary: text, status: z.object({ name: text, statusCategory }) }) });
export const issueLink = z.object({
  id: text,
  type: z.object({ inward: text, outward: text }),
  inwardIssue: z.optional(linkedIssue),
  outwardIssue: z.optional(linkedIssue),
});
const commentProperty = z.object({ key: text, value: z.unknown() });
/** `jsdPublic` says whether customers read it; Jira leaves it out outside service projects. `visibility` names the role or group it is kept to. */
export const comment = z.object({
  id: text,
  created: z.optional(text),
  author: z.optional(user),
  /** An Atlassian Document. */
  body: z.optional(z.unknown()),
  jsdPublic: z.optional(z.boolean()),
  visibility: z.optional(z.unknown()),
  properties: z.optional(z.array(commentProperty)),
});
export type Comment = z.infer<typeof comment>;
export const attachment = z.object({ id: text, filename: text, size: z.number(), mimeType: z.optional(text), created: z.optional(text) });
export type Attachment = z.infer<typeof attachment>;
/** Which fields are present depends on what was asked for; custom fields stay unknown. */
export const issue = z.object({
  id: text,
  key: text,
  fields: z.optional(
    z.looseObject({
      summary: z.optional(text),
      status: z.optional(status),
      duedate: optionalText,
      assignee: z.optional(z.nullable(named)),
      reporter: z.optional(z.nullable(user)),
      project: z.optional(z.object({ id: text, key: text, projectTypeKey: optionalText })),
      /** Jira may bring only some of many. */
      comment: z.optional(z.object({ comments: z.array(comment), total: z.optional(z.number()) })),
      attachment: z.optional(z.array(attachment)),
      labels: z.optional(z.array(text)),
      created: z.optional(text),
      updated: z.optional(text),
      issuelinks: z.optional(z.array(issueLink)),
      fixVersions: z.optional(z.array(z.object({ id: text, name: text }))),
      security: z.optional(z.nullable(z.object({ id: text }))),
      issuetype: z.optional(z.object({ subtask: z.boolean(), name: text })),
    }),
  ),
  properties: z.optional(z.record(z.string(), z.unknown())),
  /** With `expand=changelog`: the newest hundred. */
  changelog: z.optional(z.object({ histories: z.array(changeGroup) })),
});
export type Issue = z.infer<typeof issue>;

export const searchPage = z.object({ issues: z.array(issue), nextPageToken: optionalText, isLast: z.optional(z.boolean()) });
/** What could not be brought and may be asked for again is named in `issueErrors`; what is not there is not. */
export const issueBatch = z.object({ issues: z.array(issue) });
export const jqlMatches = z.object({ matches: z.array(z.object({ matchedIssues: z.array(z.number()), errors: z.array(text) })) });
export const createdIssue = z.object({ id: text, key: text });
export const linkTypes = z.object({ issueLinkTypes: z.array(z.object({ id: text, name: text, inward: text, outward: text })) });
export const count = z.object({ count: z.number() });
export const parsedQueries = z.object({
  queries: z.array(
    z.object({
      query: text,
      errors: z.optional(z.array(text)),
      structure: z.optional(z.object({ orderBy: z.optional(z.unknown()) })),
    }),
  ),
});

export const changelogPage = z.object({
  issueChangeLogs: z.array(z.object({ issueId: text, changeHistories: z.array(changeGroup) })),
  nextPageToken: optionalText,
});

export const commentPage = z.object({ comments: z.array(comment), total: z.number() });

export const serviceDesk = z.object({ id: text, projectId: text, projectName: text, projectKey: text });
export const serviceDeskPage = z.object({ values: z.array(serviceDesk), isLastPage: z.boolean() });
export const requestTypePage = z.object({ values: z.array(z.object({ id: text, name: text })), isLastPage: z.boolean() });
export const request = z.object({ issueId: text, issueKey: text });

export const temporaryFiles = z.object({ temporaryAttachments: z.array(z.object({ temporaryAttachmentId: text })) });
export const requestAttachmentPage = z.object({ values: z.array(z.object({ filename: text, size: z.number() })), isLastPage: z.boolean() });

/** A person as Jira Service Management shows her. */
const participant = z.object({ accountId: text, displayName: text });
export const participantPage = z.object({ values: z.array(participant), isLastPage: z.boolean() });
export const customerRequest = z.object({
  issueId: text,
  issueKey: text,
  serviceDeskId: text,
  requestTypeId: text,
  reporter: participant,
  createdDate: z.optional(z.object({ iso8601: text })),
  currentStatus: z.optional(z.object({ status: text, statusCategory: z.optional(text) })),
  requestFieldValues: z.optional(z.array(z.object({ fieldId: text, value: z.optional(z.unknown()) }))),
});
export type CustomerRequest = z.infer<typeof customerRequest>;
