import { notFound } from '../platform/app-error';
import { refusalBehind } from '../platform/jira/refusal';
import type { Issue } from '../platform/jira/answers';
import { asApp, asUser, type Jira } from '../platform/jira/jira';
import type { Engagement, VisibilityRule } from './contract';
import { issueIn, visibilityProperty } from './issue';

type Seen = Pick<Engagement, 'id' | 'projectId' | 'visibility'>;
export type VisibilityChoice = 'shown' | 'hidden' | 'by-rule';

const jqlControls = /[\p{Cc}\ufdd0-\ufdef\ufffe\uffff]/gu;

/** A text as one JQL string, whatever it holds: characters JQL takes for its own controls, even in quotes, become spaces. */
export const quoted = (text: string) => `"${text.replace(jqlControls, ' ').replace(/["\\]/g, '\\$&')}"`;

/**
 * Field `is not` value, as a person means it. Jira's `!=`, `NOT IN` and `NOT field = value` all leave out issues where the field is empty.
 * https://support.atlassian.com/jira-software-cloud/docs/jql-operators/
 */
const without = (field: string, value: string) => `(${field} IS EMPTY OR ${field} != ${value})`;

/** The rule as JQL; undefined where it matches no issue by itself. */
export function ruleClause(rule: VisibilityRule): string | undefined {
  if (rule.kind === 'labels') return `labels in (${rule.labels.map(quoted).join(', ')})`;
  if (rule.kind === 'all') return 'issuetype not in subTaskIssueTypes()';
  return rule.kind === 'jql' ? rule.jql : undefined;
}

/** What the rule leaves out. Of a filter Jira's NOT finds only issues that have the fields it asks for. */
function outsideClause(rule: VisibilityRule): string | undefined {
  if (rule.kind === 'labels') return `labels IS EMPTY OR labels not in (${rule.labels.map(quoted).join(', ')})`;
  if (rule.kind === 'all') return 'issuetype in subTaskIssueTypes()';
  return rule.kind === 'jql' ? `NOT (${rule.jql})` : undefined;
}

/** The issues this client may see. A filter was checked alone before it was kept, so its parentheses balance. */
export function visibleClause({ id, projectId, visibility }: Seen): string {
  const rule = ruleClause(visibility);
  const shown = `candorShown = ${quoted(id)}`;
  return `project = ${projectId} AND ${rule === undefined ? shown : `((${rule}) OR ${shown})`} AND ${without('candorHidden', quoted(id))} AND level IS EMPTY`;
}

/** The issues of the project this client does not see, though nothing forbids to show them. */
export function invisibleClause({ id, projectId, visibility }: Seen): string {
  const outside = outsideClause(visibility);
  const notShown = without('candorShown', quoted(id));
  return `project = ${projectId} AND (candorHidden = ${quoted(id)} OR ${outside === undefined ? notShown : `((${outside}) AND ${notShown})`}) AND level IS EMPTY`;
}

/** What the rule alone would show of a project, before choices on single issues; undefined where it shows none. */
export function previewClause(projectId: string, rule: VisibilityRule): string | undefined {
  const clause = ruleClause(rule);
  return clause === undefined ? undefined : `project = ${projectId} AND (${clause}) AND level IS EMPTY`;
}

type Choices = { shown: string[]; hidden: string[] };

/** The property as it should be: whatever else stands there was not written by Candor. */
export function choicesIn(issue: Issue): Choices {
  const value = (issue.properties?.[visibilityProperty] ?? {}) as Partial<Record<keyof Choices, unknown>>;
  const ids = (list: unknown) => (Array.isArray(list) ? list.filter((id): id is string => typeof id === 'string') : []);
  return { shown: ids(value.shown), hidden: ids(value.hidden) };
}

/** The property with one engagement's choice in it; undefined when it says so already. */
export function chosen(current: Choices, engagementId: string, choice: VisibilityChoice): Choices | undefined {
  const next = (list: string[], holds: boolean) => [...list.filter((id) => id !== engagementId), ...(holds ? [engagementId] : [])];
  const after = { shown: next(current.shown, choice === 'shown'), hidden: next(current.hidden, choice === 'hidden') };
  const same = (before: string[], now: string[]) => before.includes(engagementId) === now.includes(engagementId);
  return same(current.shown, after.shown) && same(current.hidden, after.hidden) ? undefined : after;
}

async function writeChoice(issue: Issue, engagementId: string, choice: VisibilityChoice): Promise<void> {
  const body = chosen(choicesIn(issue), engagementId, choice);
  if (body) await asUser().send('setIssueProperty', { path: { issue: issue.id, property: visibilityProperty }, body });
}

/** Says of one issue of the engagement's project whether this client sees it, and answers whether she does now. */
export async function setVisibility(engagement: Seen, issueId: string, choice: VisibilityChoice): Promise<{ issueId: string; visible: boolean }> {
  const issue = await issueIn(engagement.projectId, issueId);
  await writeChoice(issue, engagement.id, choice);
  if (issue.fields?.security || choice === 'hidden') return { issueId: issue.id, visible: false };
  return { issueId: issue.id, visible: choice === 'shown' || (await matchesRule(engagement, issue.id)) };
}

async function matchesRule({ projectId, visibility }: Seen, issueId: string): Promise<boolean> {
  const clause = previewClause(projectId, visibility);
  if (clause === undefined) return false;
  const page = await asUser().send('search', { body: { jql: `id = ${issueId} AND ${clause}`, fields: ['project'], maxResults: 1 } });
  return page.issues.length > 0;
}

/** Issues of the project with their choices, as the caller sees them. Not found when one is missing. */
export async function issuesToShow(projectId: string, issueIds: string[]): Promise<Issue[]> {
  const jql = `project = ${projectId} AND id in (${issueIds.join(', ')}) AND level IS EMPTY`;
  const page = await asUser()
    .send('search', { body: { jql, fields: ['project', 'security'], properties: [visibilityProperty], maxResults: issueIds.length } })
    .catch((error: unknown) => {
      // Jira refuses the whole query when it knows no issue of that id.
      throw refusalBehind(error)?.status === 400 ? notFound('failure.issue-not-found') : error;
    });
  const found = page.issues.filter(({ fields }) => fields?.project?.id === projectId && !fields.security);
  if (new Set(found.map(({ id }) => id)).size < new Set(issueIds).size) throw notFound('failure.issue-not-found');
  return found;
}

const writesAtOnce = 4;

/** Safe to repeat: an issue that says so already is left alone. */
export async function showIssues(engagementId: string, issues: Issue[]): Promise<void> {
  const waiting = [...issues];
  const worker = async () => {
    for (let issue = waiting.shift(); issue; issue = waiting.shift()) await writeChoice(issue, engagementId, 'shown');
  };
  await Promise.all(Array.from({ length: writesAtOnce }, worker));
}

/** As many as Jira brings up to date before it answers a search, so that a choice made a second ago counts. */
const idsAtOnce = 50;

/** Which of these issues this client may see right now, as the app finds it. Missing, moved and restricted ones are not among them. */
export async function visibleIssueIds(engagement: Seen, issueIds: string[]): Promise<Set<string>> {
  const ids = [...new Set(issueIds)].filter((id) => /^\d{1,18}$/.test(id));
  const visible = new Set<string>();
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    for (const issue of await visibleAmong(asApp(), engagement, ids.slice(start, start + idsAtOnce))) visible.add(issue.id);
  }
  return visible;
}

async function visibleAmong(jira: Jira, engagement: Seen, ids: string[]): Promise<Issue[]> {
  const clause = visibleClause(engagement);
  try {
    const page = await jira.send('search', {
      body: {
        jql: `id in (${ids.join(', ')}) AND ${clause}`,
        fields: ['project', 'security'],
        properties: [visibilityProperty],
        reconcileIssues: ids.map(Number),
        maxResults: ids.length,
      },
    });
    return page.issues.filter(
      (issue) => issue.fields?.project?.id === engagement.projectId && !issue.fields.security && !choicesIn(issue).hidden.includes(engagement.id),
    );
  } catch (error) {
    if (refusalBehind(error)?.status !== 400) throw error;
    // Jira refuses the whole query when it knows no issue of one id. A rule that is no longer valid fails without ids, too.
    await jira.send('count', { body: { jql: clause } });
    if (ids.length === 1) return [];
    const middle = Math.ceil(ids.length / 2);
    return [...(await visibleAmong(jira, engagement, ids.slice(0, middle))), ...(await visibleAmong(jira, engagement, ids.slice(middle)))];
  }
}
