import type { LoadApp } from '../back-end/bundled-app';
import { median, timed } from '../median';
import { openAppOverHttp, type AppOverHttp } from './app-over-http';
import type { ServedSite } from './served-site';

type Charge = { calls: number; points: number };
export type DraftCost = {
  /** The first draft on a site looks its fields up; later ones know them. */
  veryFirst: Charge;
  draft: Charge;
  /** Reading Jira again into an open draft. */
  again: Charge;
  /** Of all answers to one draft. */
  bytes: number;
  milliseconds: number;
  rawMilliseconds: number;
  /** With `networkMilliseconds` added to every request, for both. */
  distantMilliseconds: number;
  rawDistantMilliseconds: number;
  rounds: number;
};

/** What the network between an app and its Jira may take, there and back. */
export const networkMilliseconds = 30;
/** At least as many, and more while there is time. */
type Repeats = { fewest: number; most: number; milliseconds: number };
/** Until both the app and what reads the answers raw run as compiled code. */
const warmUps: Repeats = { fewest: 3, most: 30, milliseconds: 5000 };
const rounds: Repeats = { fewest: 5, most: 25, milliseconds: 12_000 };

/** What a draft asks of Jira and how long it takes, beside the same requests without the app: in turn, round by round. */
export async function draftCostOn(site: ServedSite, loadApp: LoadApp): Promise<DraftCost> {
  const app = await openAppOverHttp(site, loadApp);
  try {
    return await costOf(app, site, await createEngagement(app));
  } finally {
    await app.close();
  }
}

async function costOf(app: AppOverHttp, site: ServedSite, engagementId: string): Promise<DraftCost> {
  const { recording } = app;
  const input = { engagementId };
  const discard = () => app.call('updates.discard', input);
  const veryFirst = await app.charged('updates.draft', input);
  await discard();
  const draft = await recording.during(() => app.charged('updates.draft', input));
  const bytes = await recording.replay();
  const again = await app.charged('updates.refresh', input);
  await discard();

  const drafted = async () => {
    const milliseconds = await timed(() => recording.during(() => app.call('updates.draft', input)));
    await discard();
    return milliseconds;
  };
  /** The one that is asked second finds the site's caches warm, so they change places from round to round. */
  const round = async (rawFirst: boolean) => {
    const rawBefore = rawFirst ? await timed(recording.replay) : undefined;
    const milliseconds = await drafted();
    return { milliseconds, raw: rawBefore ?? (await timed(recording.replay)) };
  };
  const near: { milliseconds: number; raw: number }[] = [];
  const distant: { milliseconds: number; raw: number }[] = [];
  await drafted();
  await repeat(warmUps, round);
  await repeat(rounds, async (rawFirst) => {
    near.push(await round(rawFirst));
    await site.setLatency(networkMilliseconds);
    distant.push(await round(rawFirst));
    await site.setLatency(0);
  });
  return {
    veryFirst,
    draft,
    again,
    bytes,
    milliseconds: median(near.map(({ milliseconds }) => milliseconds)),
    rawMilliseconds: median(near.map(({ raw }) => raw)),
    distantMilliseconds: median(distant.map(({ milliseconds }) => milliseconds)),
    rawDistantMilliseconds: median(distant.map(({ raw }) => raw)),
    rounds: near.length,
  };
}

async function repeat({ fewest, most, milliseconds }: Repeats, once: (isOdd: boolean) => Promise<unknown>): Promise<void> {
  const begun = performance.now();
  for (let done = 0; done < fewest || (done < most && performance.now() - begun < milliseconds); done += 1) await once(done % 2 === 1);
}

async function createEngagement(app: AppOverHttp): Promise<string> {
  const created = await app.call('clients.create-engagement', { clientName: 'Harbor Coffee', contact: { name: 'Ana Silva', road: 'by-hand' }, visibility: { kind: 'all' } });
  return (created as { id: string }).id;
}
