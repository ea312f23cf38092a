import { version as jiraJsVersion } from 'jira.js/package.json';
import type { FirstCall, LoadTimes } from './back-end/load-time';
import type { CheckCost } from './checks/check-cost';
import type { Delivered } from './delivery/delivery';
import { networkMilliseconds, type DraftCost } from './draft/draft-cost';
import type { FullScan } from './draft/full-scan';
import type { EntryLoad } from './interface/entries';
import type { Burst, Routed } from './routing/routing';
import type { Opening } from './surfaces/opening-cost';
import type { Outcome, Row, Section } from './table';

/** What was measured on one site. */
export type SizeReading = { issues: number; draft: DraftCost; scan: FullScan; plantingSeconds: number; megabytes: number };

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const ratio = (value: number): string => value.toFixed(2);
const tenths = (value: number): string => value.toFixed(1);
const thousands = (bytes: number): string => whole(bytes / 1000);
const sizeNames = (sizes: SizeReading[]): string[] => sizes.map(({ issues }) => `${whole(issues)} issues`);

const equal = (values: number[]): Outcome => ({ goal: 'equal', holds: new Set(values).size === 1, decides: true });
const atMost = (limit: number, values: number[], decides: boolean): Outcome => ({ goal: `≤ ${limit}`, holds: values.every((value) => value <= limit), decides });
const none = (value: number): Outcome => ({ goal: '0', holds: value === 0, decides: true });

export function draftSection(sizes: SizeReading[]): Section {
  const row = (label: string, figure: (draft: DraftCost) => number, shown: (value: number) => string, outcome?: (values: number[]) => Outcome): Row => {
    const values = sizes.map(({ draft }) => figure(draft));
    return { label, values: values.map((value) => shown(value)), outcome: outcome?.(values) };
  };
  const rounds = sizes.map((size) => size.draft.rounds).join(', ');
  const network = `${networkMilliseconds} ms of network a call`;
  const fast = (values: number[]) => atMost(1.2, values, false);
  return {
    heading: 'A draft, 200 issues changed',
    columns: sizeNames(sizes),
    rows: [
      row('Jira calls', ({ draft }) => draft.calls, whole, equal),
      row('points', ({ draft }) => draft.points, whole, equal),
      row('Jira calls of the very first', ({ veryFirst }) => veryFirst.calls, whole, equal),
      row('points to read Jira again', ({ again }) => again.points, whole, equal),
      row('answers, kB', ({ bytes }) => bytes, thousands),
      row('ms, the app', ({ milliseconds }) => milliseconds, whole),
      row('ms, the same answers raw', ({ rawMilliseconds }) => rawMilliseconds, whole),
      row('ratio', (draft) => draft.milliseconds / draft.rawMilliseconds, ratio, fast),
      row(`ms, the app, ${network}`, ({ distantMilliseconds }) => distantMilliseconds, whole),
      row(`ms, raw, ${network}`, ({ rawDistantMilliseconds }) => rawDistantMilliseconds, whole),
      row(`ratio, ${network}`, (draft) => draft.distantMilliseconds / draft.rawDistantMilliseconds, ratio, fast),
    ],
    notes: [
      'points: what Jira charges, one for each call and one for each issue in an answer. The very first draft on a site also looks up its fields.',
      'ms, the app: from the invocation to its reply, bundled as Forge runs it, with Jira over HTTP in another process and storage in a local database.',
      'ms, raw: the same requests over the same client, each sent once those have come that the app had when it sent it; each answer is read with JSON.parse, and no more.',
      'ratio: the app / raw, medians of one run in which they take turns, both warmed before. On loopback a network costs nothing: it shows all that the app adds.',
      `${network}: every request of both waits that long first, as on the way from Forge to Jira. Rounds: ${rounds}.`,
    ],
  };
}

export function scanSection(sizes: SizeReading[]): Section {
  const row = (label: string, figure: (size: SizeReading) => number, shown = whole): Row => ({ label, values: sizes.map((size) => shown(figure(size))) });
  const reckoned = sizes.filter(({ scan }) => scan.pagesRead < scan.calls).map(({ issues, scan }) => `At ${whole(issues)} issues ${scan.pagesRead} pages were read; kB and ms of the rest are reckoned from them.`);
  return {
    heading: `The whole project with jira.js ${jiraJsVersion}`,
    columns: sizeNames(sizes),
    rows: [
      row('Jira calls', ({ scan }) => scan.calls),
      row('points', ({ scan }) => scan.points),
      row('answers, kB', ({ scan }) => scan.bytes, thousands),
      row('ms', ({ scan }) => scan.milliseconds),
      row(`ms, ${networkMilliseconds} ms of network a call`, ({ scan }) => scan.milliseconds + scan.calls * networkMilliseconds),
      row("a draft's points, times", ({ scan, draft }) => scan.points / draft.draft.points, tenths),
      row("a draft's ms, times", ({ scan, draft }) => scan.milliseconds / draft.milliseconds, tenths),
    ],
    notes: [
      'What a report costs that pages through every issue, a hundred at a time, with the fields Candor asks for and without their history.',
      'Its calls follow each other, so the network is added for each; times: how often a draft would fit in.',
      ...reckoned,
    ],
  };
}

export function siteSection(sizes: SizeReading[]): Section {
  const row = (label: string, figure: (size: SizeReading) => number, shown: (value: number) => string): Row => ({ label, values: sizes.map((size) => shown(figure(size))) });
  return {
    heading: 'The local site they were measured on',
    columns: sizeNames(sizes),
    rows: [row('seconds to fill it', ({ plantingSeconds }) => plantingSeconds, tenths), row('memory, MB', ({ megabytes }) => megabytes, whole)],
    notes: [],
  };
}

export function checkSection({ generated, typed }: { generated: CheckCost; typed: CheckCost }): Section {
  const row = (label: string, figure: (cost: CheckCost) => number): Row => ({ label, values: [generated, typed].map((cost) => whole(figure(cost))) });
  return {
    heading: 'Checking a draft',
    columns: ['as Candor wrote it', 'typed by a person'],
    rows: [
      row('lines', ({ lines }) => lines),
      row('ms', ({ milliseconds }) => milliseconds),
      row('Jira calls, the first time', ({ first }) => first.jiraCalls),
      row('points, the first time', ({ first }) => first.points),
      row('points, later', ({ later }) => later.points),
      row('storage requests', ({ later }) => later.storageRequests),
      row('findings', ({ findings }) => findings),
    ],
    notes: [
      'One call of updates.check in two languages, beside fifty other clients and six hundred comments, with everything it reads; ms: a median of 15.',
      'The first check, every preview and every send read comments; later ones within ten minutes know them.',
      'Jira calls: with the one that asks what she may do. points: 1 for each call and 1 for each issue in its answer.',
    ],
  };
}

export function openingSection(openings: Opening[]): Section {
  const panel = 'panel.open';
  return {
    heading: 'Opening a surface',
    columns: ['invokes', 'storage requests', 'Jira calls'],
    rows: openings.map(({ surface, call, invocations, storageRequests, jiraCalls }) => ({
      label: `${surface} (${call})`,
      values: [invocations, storageRequests, jiraCalls].map((value) => whole(value)),
      outcome:
        call === panel
          ? { goal: '1 / ≤ 3 / ≤ 2', holds: invocations === 1 && storageRequests <= 3 && jiraCalls <= 2, decides: true }
          : { goal: '1 invoke', holds: invocations === 1, decides: true },
    })),
    notes: [
      'In a project with three clients, one update sent and four requests of a customer; the dearer of the first and the second time.',
      'invokes: calls from the browser to the back end. storage requests: of every kind, a batch or a query is one. Jira calls: with the one that asks what she may do.',
    ],
  };
}

export function routingSection(routed: Routed): Section {
  const { items, repeated, perSecond, peakMegabytes, keptKilobytes, lost, doubled, misrouted, receiptsMissing, receiptsDoubled } = routed;
  return {
    heading: 'Routing feedback',
    columns: ['measured'],
    rows: [
      { label: 'customer requests filed', values: [whole(items)] },
      { label: 'of them with every event twice', values: [whole(repeated)] },
      { label: 'items a second', values: [whole(perSecond)] },
      { label: 'memory at its peak, MB', values: [whole(peakMegabytes)] },
      { label: 'memory kept for each, kB', values: [tenths(keptKilobytes)] },
      { label: 'lost', values: [whole(lost)], outcome: none(lost) },
      { label: 'doubled', values: [whole(doubled)], outcome: none(doubled) },
      { label: 'not where the rules say', values: [whole(misrouted)], outcome: none(misrouted) },
      { label: 'without a receipt', values: [whole(receiptsMissing)], outcome: none(receiptsMissing) },
      { label: 'with two receipts', values: [whole(receiptsDoubled)], outcome: none(receiptsDoubled) },
    ],
    notes: [
      "Filed 200 a minute of the site's time, as Forge takes 500 events a minute into an app's queues; from trigger over queue to storage and receipt.",
      'memory: of one process with site, both databases, runtime and app; kept: on the heap when all is done, which is what the site remembers of each request.',
      'lost, doubled: records of feedback in storage against requests on the site.',
      'not where the rules say: half of the requests have a word that a rule hands to one person. receipt: the comment on her request that says it has come.',
    ],
  };
}

export function burstSection({ items, lostByEvents, hours, mostInMinute, lost, doubled, receiptsMissing, receiptsDoubled }: Burst): Section {
  return {
    heading: 'A burst of feedback',
    columns: ['measured'],
    rows: [
      { label: 'customer requests filed in one minute', values: [whole(items)] },
      { label: 'events taken in a minute, at most', values: [whole(mostInMinute)], outcome: atMost(500, [mostInMinute], true) },
      { label: 'lost if Forge gave up what did not fit', values: [whole(lostByEvents)] },
      { label: 'runs of the hourly schedule', values: [whole(hours)] },
      { label: 'lost', values: [whole(lost)], outcome: none(lost) },
      { label: 'doubled', values: [whole(doubled)], outcome: none(doubled) },
      { label: 'without a receipt', values: [whole(receiptsMissing)], outcome: none(receiptsMissing) },
      { label: 'with two receipts', values: [whole(receiptsDoubled)], outcome: none(receiptsDoubled) },
    ],
    notes: ["Forge takes 500 events a minute into an app's queues and repeats what did not fit four times; here it gives up at once. The hourly schedule asks Jira for what no event brought."],
  };
}

export function deliverySection(sizes: Delivered[]): Section {
  const row = (label: string, figure: (size: Delivered) => number, shown: (value: number) => string, outcome?: (values: number[]) => Outcome): Row => {
    const values = sizes.map(figure);
    return { label, values: values.map((value) => shown(value)), outcome: outcome?.(values) };
  };
  const noneOf = (values: number[]) => none(values.reduce((sum, value) => sum + value, 0));
  const [least = 1, most = 1] = [sizes[0]?.workingMegabytes, sizes.at(-1)?.workingMegabytes];
  return {
    heading: 'One update to many contacts',
    columns: sizes.map(({ contacts }) => `${whole(contacts)} contacts`),
    rows: [
      row('minutes until everybody has it', ({ minutes }) => minutes, whole),
      row('events taken in a minute, at most', ({ mostInMinute }) => mostInMinute, whole, (values) => atMost(500, values, true)),
      row('deliveries a second of this machine', ({ perSecond }) => perSecond, whole),
      row('ms to send', ({ sendMilliseconds }) => sendMilliseconds, whole),
      row('preview, kB', ({ previewBytes }) => previewBytes, thousands, (values) => atMost(5000, values.map((bytes) => bytes / 1000), true)),
      row('how it stands, kB', ({ followBytes }) => followBytes, thousands),
      row('memory of a minute, MB', ({ workingMegabytes }) => workingMegabytes, whole),
      { label: 'memory at the most contacts / at the fewest', values: [ratio(most / least)], outcome: atMost(1.5, [most / least], false) },
      row('lost', ({ lost }) => lost, whole, noneOf),
      row('doubled', ({ doubled }) => doubled, whole, noneOf),
      row('unfinished', ({ unfinished }) => unfinished, whole, noneOf),
    ],
    notes: [
      "Half by customer request, all of them new, nine of twenty by notify mail, the rest by hand; minutes of the site's time. Forge takes 500 events a minute into an app's queues.",
      'memory: what the jobs of a minute need of the JavaScript heap at their peak, garbage collected, above what site and runtime hold before it.',
      'lost, doubled: comments on requests and notify mails the site took, against those the update is for. A reply of Forge holds 5,000 kB.',
    ],
  };
}

export function interfaceSection(loads: EntryLoad[]): Section {
  return {
    heading: 'First load of the UI, kB gzipped',
    columns: ['scripts', 'styles', 'together'],
    rows: loads.map(({ entry, scripts, styles, mostAllowed }) => {
      const together = scripts + styles;
      return { label: entry, values: [scripts, styles, together].map((value) => tenths(value)), outcome: mostAllowed === undefined ? undefined : atMost(mostAllowed, [together], true) };
    }),
    notes: ['What the page names and imports at once, file by file, with the words of one language; not what is loaded on a click. kB: 1,000 bytes.'],
  };
}

export function backEndSection({ processes, app, empty, answered }: LoadTimes): Section {
  const slower = app.load / empty.load;
  const figures = (shown: (value: number) => string, ours: number, theirs: number) => [shown(ours), shown(theirs), ratio(ours / theirs)];
  const toAnswer = (label: string, call: FirstCall): Row => ({ label: `ms to the answer of ${label}`, values: figures(tenths, answered[call], answered.empty) });
  return {
    heading: 'Loading the back end',
    columns: ['the app', 'an empty resolver', 'ratio'],
    rows: [
      { label: 'ms to load', values: figures(tenths, app.load, empty.load), outcome: atMost(1.5, [slower], false) },
      toAnswer('the project page', 'page'),
      toAnswer('a portal page', 'portal'),
      toAnswer('an event of an untold issue', 'event'),
      { label: 'loaded at first, kB', values: figures(thousands, app.bytes.start, empty.bytes.start) },
      { label: 'whole bundle, kB', values: figures(thousands, app.bytes.all, empty.bytes.all) },
    ],
    notes: [
      `Bundled as Forge does it, in fresh processes: medians of ${processes} each, in turn. The empty resolver is @forge/resolver and @forge/api with a call that answers at once.`,
      'to load: the time of require. to the answer: that and the first call, which loads what it needs; Jira and storage answer at once, so what is left is the app.',
      'the project page: clients.open. a portal page: portal.open, for nobody\'s contact. an event of an untold issue: told-issue-changed, as most are.',
    ],
  };
}
