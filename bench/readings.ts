import type { ProjectPageCall } from '../local/project-page-calls';
import type { Site } from '../local/site/site';
import { openLargeSite } from './large-site';

/** What one call of the app asked of Jira. */
export type Reading = {
  issues: number;
  reading: string;
  calls: number;
  /** What Jira's rate limit charges: one for each call and one for each issue in an answer. */
  points: number;
  bytes: number;
  milliseconds: number;
  /** The time of the same requests without the app. */
  rawMilliseconds: number;
};

const rounds = 5;
const readingKeys = { 'first draft': 'updates.draft', 'read again': 'updates.refresh', 'opened again': 'updates.draft' } as const;

/** The cost of a draft, of reading Jira again into it, and of opening it later. Counted in the first round; times are medians over all. */
export async function readingsAt(issues: number): Promise<Reading[]> {
  const { installed, call, close } = await openLargeSite(issues);
  const requests = recordRequests(installed.site);
  const engagementId = await createEngagement(call);
  const samples = new Map<string, Omit<Reading, 'issues' | 'reading'>[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [reading, key] of Object.entries(readingKeys)) {
      installed.runtime.count.reset();
      requests.clear();
      const milliseconds = await timed(() => call(key, { engagementId }));
      const { jiraCalls } = installed.runtime.count;
      const points = jiraCalls.reduce((sum, { issuesReturned }) => sum + 1 + issuesReturned, 0);
      let bytes = 0;
      const rawMilliseconds = await timed(async () => {
        bytes = await requests.replay();
      });
      samples.set(reading, [...(samples.get(reading) ?? []), { calls: jiraCalls.length, points, bytes, milliseconds, rawMilliseconds }]);
    }
    await call('updates.discard', { engagementId });
  }
  await close();
  return [...samples].flatMap(([reading, taken]) => {
    const [first] = taken;
    if (first === undefined) return [];
    return [{ ...first, issues, reading, milliseconds: median(taken.map((sample) => sample.milliseconds)), rawMilliseconds: median(taken.map((sample) => sample.rawMilliseconds)) }];
  });
}

async function createEngagement(call: ProjectPageCall): Promise<string> {
  const created = await call('clients.create-engagement', { clientName: 'Harbor Coffee', contact: { name: 'Ana Silva', road: 'by-hand' }, visibility: { kind: 'all' } });
  return (created as { id: string }).id;
}

/** Keeps what is asked of the site, to ask it again without the app. */
function recordRequests(site: Site) {
  const fetchFromSite = site.fetch.bind(site);
  let recorded: Request[] = [];
  site.fetch = (request) => {
    recorded.push(request.clone());
    return fetchFromSite(request);
  };
  return {
    clear() {
      recorded = [];
    },
    /** The bytes of the answers. */
    async replay(): Promise<number> {
      let bytes = 0;
      for (const request of recorded) bytes += (await (await fetchFromSite(request)).arrayBuffer()).byteLength;
      return bytes;
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
