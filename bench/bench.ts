import { type LoadApp, withBundledApp } from './back-end/bundled-app';
import { loadTimes } from './back-end/load-time';
import { checkCosts } from './checks/check-cost';
import { type Delivered, deliverTo } from './delivery/delivery';
import { draftCostOn } from './draft/draft-cost';
import { fullScanOf } from './draft/full-scan';
import { serveSite } from './draft/served-site';
import { entryLoads } from './interface/entries';
import { burst, route } from './routing/routing';
import { backEndSection, burstSection, checkSection, deliverySection, draftSection, interfaceSection, openingSection, routingSection, scanSection, siteSection, type SizeReading } from './sections';
import { openingCosts } from './surfaces/opening-cost';
import { printTable, type Section } from './table';

const parts = ['interface', 'back-end', 'draft', 'checks', 'surfaces', 'routing', 'delivery'] as const;
type Part = (typeof parts)[number];
/** `--quick` leaves out the largest site, the longest list of contacts and most of the feedback. */
const isQuick = process.argv.includes('--quick');
/** `npm run bench -- draft surfaces` measures these parts only, without a name all. */
const wanted = process.argv.slice(2).filter((word) => word !== '--quick');
const sizes = isQuick ? [1000, 10_000] : [1000, 10_000, 100_000];
const items = isQuick ? 1000 : 10_000;
const contacts = isQuick ? [200, 1000] : [1000, 10_000];
const itemsAtOnce = isQuick ? 1500 : 4000;

/** What a reader asks first stands first. */
const inTable: Part[] = ['draft', 'checks', 'surfaces', 'routing', 'delivery', 'interface', 'back-end'];
const measure: Record<Part, () => Promise<Section[]>> = {
  interface: async () => [interfaceSection(await step('UI sizes', entryLoads))],
  'back-end': async () => [backEndSection(await step('loading the back end', loadTimes))],
  draft: () =>
    withBundledApp(async (loadApp) => {
      const readings: SizeReading[] = [];
      for (const issues of sizes) readings.push(await step(`a site of ${issues} issues`, () => readingAt(issues, loadApp)));
      return [draftSection(readings), scanSection(readings), siteSection(readings)];
    }),
  checks: async () => [checkSection(await step('checking a draft', checkCosts))],
  surfaces: async () => [openingSection(await step('opening surfaces', openingCosts))],
  delivery: async () => {
    const readings: Delivered[] = [];
    for (const count of contacts) readings.push(await step(`an update to ${count} contacts`, () => deliverTo(count)));
    return [deliverySection(readings)];
  },
  routing: async () => [
    routingSection(await step(`routing ${items} items`, () => route(items))),
    burstSection(await step(`a burst of ${itemsAtOnce} items`, () => burst(itemsAtOnce))),
  ],
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

async function main(): Promise<void> {
  const unknown = wanted.filter((word) => !(parts as readonly string[]).includes(word));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}. Parts: ${parts.join(', ')}.`);
  const begun = performance.now();
  const measured: Partial<Record<Part, Section[]>> = {};
  for (const part of parts) if (wanted.length === 0 || wanted.includes(part)) measured[part] = await measure[part]();
  const sections = inTable.flatMap((part) => measured[part] ?? []);
  printTable(sections);
  console.log(`\nTaken in one run of ${Math.round((performance.now() - begun) / 1000)} s. Times and memory are this machine's: only their ratios mean something elsewhere, and they never fail the bench.`);
  process.exitCode = printVerdict(sections);
}

async function readingAt(issues: number, loadApp: LoadApp): Promise<SizeReading> {
  const site = await serveSite(issues);
  try {
    const { plantingSeconds, megabytes } = site;
    return { issues, plantingSeconds, megabytes, draft: await draftCostOn(site, loadApp), scan: await fullScanOf(site, issues) };
  } finally {
    await site.close();
  }
}

/** Beside the table, so that it can be kept in a file. */
async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  process.stderr.write(`Measuring ${name}…\n`);
  return work();
}

/** The exit code: 1 when a goal is broken that decides. */
function printVerdict(sections: Section[]): number {
  const judged = sections.flatMap(({ heading, rows }) => rows.flatMap(({ label, outcome }) => (outcome ? [{ name: `${heading}: ${label} (${outcome.goal})`, ...outcome }] : [])));
  const broken = judged.filter(({ holds, decides }) => decides && !holds);
  const missed = judged.filter(({ holds, decides }) => !decides && !holds);
  console.log(`\nVerdict: ${judged.length - broken.length - missed.length} of ${judged.length} goals hold.`);
  for (const { name } of broken) console.log(`  BROKEN  ${name}`);
  for (const { name } of missed) console.log(`  missed  ${name}; measured on this machine, so it does not fail the bench`);
  return broken.length === 0 ? 0 : 1;
}
