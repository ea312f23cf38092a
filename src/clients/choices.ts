import { asUser } from '../platform/jira/jira';
import type { Version } from '../platform/jira/answers';
import type { Caller } from '../platform/caller';
import type { ClientsCalls, VisibilityPreview, VisibilityRule } from './contract';
import { checkRule } from './filter';
import { summaryFields, summaryOf } from './issue';
import { serviceDeskChoices } from './service-desk';
import { previewClause } from './visibility';

const labelledIssues = 100;
const listedIssues = 50;

type VisibilityChoices = ReturnType<ClientsCalls['clients.visibility-choices']>;

const countOf = async (jql: string) => (await asUser().send('count', { body: { jql } })).count;

async function milestonesOf(projectId: string): Promise<VisibilityPreview['milestones']> {
  const versions = await asUser().send('projectVersions', { path: { project: projectId } });
  return versions.filter(({ archived }) => !archived).sort(byRelease).map(({ id, name, releaseDate, released }) => ({ id, name, ...(releaseDate && { releaseOn: releaseDate }), released }));
}

/** Those without a date come last. */
const byRelease = (one: Version, other: Version) => (one.releaseDate ?? '9999').localeCompare(other.releaseDate ?? '9999') || one.name.localeCompare(other.name);

/** Labels of the newest labelled issues with how many of those carry each, most used first. */
async function labelsOf(projectId: string): Promise<VisibilityChoices['labels']> {
  const jql = `project = ${projectId} AND labels IS NOT EMPTY AND level IS EMPTY ORDER BY created DESC`;
  const { issues } = await asUser().send('search', { body: { jql, fields: ['labels'], maxResults: labelledIssues } });
  const counts = new Map<string, number>();
  for (const label of issues.flatMap(({ fields }) => fields?.labels ?? [])) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}

export async function visibilityChoices({ projectId }: Caller): Promise<VisibilityChoices> {
  const [labels, milestones, allCount, serviceDesks] = await Promise.all([
    labelsOf(projectId),
    milestonesOf(projectId),
    countOf(previewClause(projectId, { kind: 'all' }) ?? ''),
    serviceDeskChoices(),
  ]);
  return { labels, milestones, allCount, serviceDesks };
}

export async function previewVisibility(rule: VisibilityRule, { projectId }: Caller): Promise<VisibilityPreview> {
  await checkRule(rule, 'rule');
  const clause = previewClause(projectId, rule);
  const [milestones, count, page] = await Promise.all([
    milestonesOf(projectId),
    clause === undefined ? undefined : countOf(clause),
    clause === undefined ? undefined : asUser().send('search', { body: { jql: `${clause} ORDER BY updated DESC`, fields: [...summaryFields, 'project'], maxResults: listedIssues } }),
  ]);
  const issues = (page?.issues ?? []).filter(({ fields }) => fields?.project?.id === projectId).map(summaryOf);
  if (rule.kind === 'milestones') return { count: milestones.length, issues, milestones };
  // Jira's count is an estimate; what is listed in full is counted.
  return { count: page && page.issues.length < listedIssues ? issues.length : (count ?? 0), issues, milestones };
}
