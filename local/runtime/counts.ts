export type JiraCall = {
  method: string;
  path: string;
  as: { kind: 'app' } | { kind: 'user'; accountId: string };
  status: number;
  /** Issues in the answer: Jira charges one point for each, besides one for the call. */
  issuesReturned: number;
};

export type Counts = {
  invocations: number;
  jiraCalls: JiraCall[];
  /** Storage requests by operation, which is the path after /api/v1/: 'get', 'entity/query', 'transaction'. */
  storage: Record<string, number>;
  /** Queue requests: 'publish', 'stats', 'cancel'. */
  queue: Record<string, number>;
  /** Whether issues are counted: for that every answer is read a second time, which Forge does not do. */
  countsIssues: boolean;
  /** Of what was counted. */
  reset(): void;
};

export function createCounts(): Counts {
  const counts: Counts = {
    invocations: 0,
    jiraCalls: [],
    storage: {},
    queue: {},
    countsIssues: true,
    reset: () => {
      counts.invocations = 0;
      counts.jiraCalls = [];
      counts.storage = {};
      counts.queue = {};
    },
  };
  return counts;
}

export function countOne(group: Record<string, number>, operation: string) {
  group[operation] = (group[operation] ?? 0) + 1;
}
