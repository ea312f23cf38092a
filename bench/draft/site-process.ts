import { fixedClock } from '../../local/clock';
import { openDatabase } from '../../local/database';
import { manifestPath } from '../../local/installed-site';
import { listen } from '../../local/listener';
import { loadManifest } from '../../local/runtime/manifest';
import { installBase } from '../../local/site/base';
import { indexedPropertiesOf } from '../../local/site/indexed-properties';
import { seedLarge } from '../../local/site/seed/large';
import { createSite } from '../../local/site/site';
import { createSiteState } from '../../local/site/state';
import { friday, type LatencyWish, type SiteReady } from './served-site';

/** A site of its own process: `node --import tsx site-process.ts 1000` plants so many issues and serves them over HTTP. */
async function main(issues: number): Promise<void> {
  const clock = fixedClock(friday);
  const listener = await listen(0);
  const begun = performance.now();
  const state = createSiteState(openDatabase(':memory:'), clock);
  installBase(state);
  state.indexedProperties = indexedPropertiesOf(loadManifest(manifestPath).modules);
  const site = createSite({ state, baseUrl: `http://127.0.0.1:${listener.port}` });
  seedLarge(state, issues);

  let latencyMilliseconds = 0;
  listener.serve(async (request) => {
    if (latencyMilliseconds > 0) await new Promise((resolve) => setTimeout(resolve, latencyMilliseconds));
    return site.fetch(request);
  });
  process.on('message', (wish: LatencyWish) => {
    ({ latencyMilliseconds } = wish);
    process.send?.('set');
  });
  // Whoever started it has gone.
  process.on('disconnect', () => process.exit(0));
  const ready: SiteReady = {
    origin: `http://127.0.0.1:${listener.port}`,
    users: [...state.users.all()],
    projects: [...state.projects.all()],
    plantingSeconds: (performance.now() - begun) / 1000,
    megabytes: process.memoryUsage().rss / 1e6,
  };
  process.send?.(ready);
}

void main(Number(process.argv[2]));
