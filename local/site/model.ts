/** What the local site keeps. Ids are strings as in Jira's answers; times are ISO strings in UTC; dates are YYYY-MM-DD. */

/** A node of the Atlassian Document Format. */
export type AdfNode = { type: string; attrs?: Record<string, unknown>; text?: string; marks?: AdfNode[]; content?: AdfNode[]; version?: number };

export type SiteUser = {
  accountId: string;
  /** 'customer' has no Jira licence and sees only the portal; 'app' is the app's own account. */
  accountType: 'atlassian' | 'app' | 'customer';
  emailAddress: string;
  displayName: string;
  /** IANA name. */
  timeZone: string;
  /** As Jira writes it: 'en_US', 'zh_CN'. */
  locale: string;
  active: boolean;
  /** The password of Basic auth. */
  apiToken: string;
  /** Names of site groups: 'site-admins', 'jira-users'. */
  groups: string[];
  /** Whether the address shows in REST answers to others. */
  emailVisible: boolean;
  /** False for people an import names: the site knows them, but nobody acts as one. */
  signsIn?: boolean;
  properties?: Record<string, unknown>;
};

/** Role names carry the permissions: see permissions.ts. Service projects use Team and Customers besides. */
export type RoleName = 'Administrators' | 'Members' | 'Viewers' | 'Service Desk Team' | 'Service Desk Customers';

export type Project = {
  id: string;
  key: string;
  /** Keys it had before: they go on leading to it. */
  formerKeys?: string[];
  name: string;
  description: string;
  projectTypeKey: 'software' | 'service_desk' | 'business';
  leadAccountId: string;
  /** Account ids per role; the app's account has every permission everywhere, as an installed app does. */
  roles: Partial<Record<RoleName, string[]>>;
  /** Statuses and issue types this project uses. */
  statusIds: string[];
  issueTypeIds: string[];
  archived: boolean;
  /** Who gets what nobody was chosen for; nobody when absent. */
  assigneeType?: 'PROJECT_LEAD' | 'UNASSIGNED';
  url?: string;
  properties: Record<string, unknown>;
  /** Last number given to an issue key. */
  issueCounter: number;
};

export type StatusCategoryKey = 'new' | 'indeterminate' | 'done';
export type Status = { id: string; name: string; description: string; categoryKey: StatusCategoryKey };
export type IssueType = { id: string; name: string; description: string; subtask: boolean; hierarchyLevel: number };
export type Priority = { id: string; name: string };
export type Resolution = { id: string; name: string };
export type SecurityLevel = { id: string; name: string; projectId: string; memberAccountIds: string[] };

export type Version = {
  id: string;
  projectId: string;
  name: string;
  description: string;
  startDate?: string;
  releaseDate?: string;
  released: boolean;
  archived: boolean;
  /** Its place among the versions of the project, once somebody moved one: else they stand as they were made. */
  sequence?: number;
};
export type Component = { id: string; projectId: string; name: string; description?: string; leadAccountId?: string };

export type HistoryItem = {
  field: string;
  fieldtype: 'jira' | 'custom';
  fieldId: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
};
/** One entry of an issue's changelog; ids grow across the site. */
export type History = { id: string; authorAccountId: string; created: string; items: HistoryItem[] };

export type Comment = {
  id: string;
  issueId: string;
  authorAccountId: string;
  updateAuthorAccountId: string;
  body: AdfNode;
  created: string;
  updated: string;
  /** Internal comments of a service project never reach a customer. Always false elsewhere. */
  internal: boolean;
  /** By property key; `sd.public.comment` {internal} decides `internal`, as in Jira. */
  properties: Record<string, unknown>;
};

/** A file of an issue; its bytes lie apart from it. */
export type Attachment = {
  id: string;
  issueId: string;
  filename: string;
  mimeType: string;
  /** Bytes. */
  size: number;
  authorAccountId: string;
  created: string;
  /** The comment it came with, through Jira Service Management: customers see it as long as they may read that. */
  commentId?: string;
};
/** Uploaded to a service desk, but on no request yet. */
export type TemporaryAttachment = Pick<Attachment, 'id' | 'filename' | 'mimeType' | 'size' | 'authorAccountId' | 'created'> & { serviceDeskId: string };

export type IssueLinkType = { id: string; name: string; inward: string; outward: string };
/** `inwardIssueId` blocks `outwardIssueId` for type Blocks: read "outward issue is blocked by inward issue". */
export type IssueLink = { id: string; typeId: string; inwardIssueId: string; outwardIssueId: string };

/** A link from an issue to a page elsewhere. */
export type RemoteLink = { id: string; issueId: string; globalId?: string; relationship?: string; object: Record<string, unknown> };

export type Issue = {
  id: string;
  key: string;
  /** Keys it had before it was moved, or its project renamed: they go on leading to it. */
  formerKeys?: string[];
  projectId: string;
  issueTypeId: string;
  summary: string;
  description: AdfNode | null;
  statusId: string;
  statusChangedAt: string;
  priorityId: string;
  assigneeAccountId: string | null;
  reporterAccountId: string;
  creatorAccountId: string;
  created: string;
  updated: string;
  duedate: string | null;
  resolutionId: string | null;
  resolutiondate: string | null;
  labels: string[];
  componentIds: string[];
  fixVersionIds: string[];
  affectedVersionIds: string[];
  parentId: string | null;
  securityLevelId: string | null;
  /** Custom field values by id: customfield_10021 is Flagged ([{value:'Impediment', id:'10019'}] or absent). */
  customFields: Record<string, unknown>;
  properties: Record<string, unknown>;
  watcherAccountIds: string[];
  histories: History[];
  /** Present when the issue is a request of a service project. */
  request?: { serviceDeskId: string; requestTypeId: string; participantAccountIds: string[]; organizationIds: string[] };
};

/** The rules under "Customer notifications" that the site knows; each is on unless a project administrator switched it off. */
export type CustomerNotification = 'Request created' | 'Public comment added';
export type ServiceDesk = { id: string; projectId: string; name: string; switchedOff?: CustomerNotification[] };
export type RequestType = {
  id: string;
  serviceDeskId: string;
  name: string;
  description: string;
  helpText: string;
  issueTypeId: string;
  groupIds: string[];
  fields: { fieldId: 'summary' | 'description'; name: string; description: string; required: boolean }[];
};
export type Organization = { id: string; name: string; memberAccountIds: string[]; serviceDeskIds: string[]; properties?: Record<string, unknown> };

/** A message the site handed to its SMTP server and the mailbox received. */
export type MailboxMessage = { id: string; to: string; from: string; subject: string; text: string; html: string; at: string };

/** A field of the site as GET /field lists it. */
export type Field = {
  id: string;
  key: string;
  name: string;
  custom: boolean;
  orderable: boolean;
  navigable: boolean;
  searchable: boolean;
  clauseNames: string[];
  schema?: { type: string; items?: string; system?: string; custom?: string; customId?: number };
};

/** What apps registered through jira:entityProperty: `alias` in JQL reads `path` inside the issue property. */
export type IndexedProperty = { propertyKey: string; path: string; type: 'number' | 'string' | 'text' | 'user' | 'date'; searchAlias?: string };

/** A product event the site tells the runtime about: the payload Forge's product triggers receive. */
export type ProductEvent = { eventType: string; payload: Record<string, unknown> };
