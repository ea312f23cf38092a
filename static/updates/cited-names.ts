import type { Draft } from '../../src/updates/contract';

/** What the project manager calls the issues and milestones that lines may cite, by id. */
export type CitedNames = Map<string, { name: string; title?: string }>;

export function citedNames({ evidence }: Draft): CitedNames {
  const issues = [...evidence.unseen, ...Object.values(evidence.groups).flat()];
  return new Map([
    ...issues.map((issue) => [issue.id, { name: issue.key, title: issue.summary }] as const),
    ...evidence.milestones.map((milestone) => [milestone.id, { name: milestone.name }] as const),
  ]);
}
