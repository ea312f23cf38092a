import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { type Running, removeData, startProgram } from './program';
import { type Look, openVisit, type Person, type Visit } from './visit';

/** People of the agency's seed, with their tokens. */
const people = {
  maya: { email: 'maya@fernlight.example', token: 'maya-token' },
  jonas: { email: 'jonas@fernlight.example', token: 'jonas-token' },
  priya: { email: 'priya@fernlight.example', token: 'priya-token' },
  ana: { email: 'ana.silva@harborcoffee.example', token: 'ana-token' },
  tom: { email: 'tom.baker@harborcoffee.example', token: 'tom-token' },
  fang: { email: 'wang.fang@chenguang.example', token: 'fang-token' },
  erik: { email: 'erik.holm@elsewhere.example', token: 'erik-token' },
  nobody: 'not signed in',
} satisfies Record<string, Person>;
type Name = keyof typeof people;

/** The agency's site with a browser before it, for the journeys of one file. */
export function agencyJourneys() {
  let browser: Browser;
  let program: Running;

  beforeAll(async () => {
    [browser, program] = await Promise.all([launchBrowser(), startProgram('agency')]);
  });
  afterAll(async () => {
    await browser?.close();
    if (program === undefined) return;
    await program.stop();
    removeData(program);
  });

  const open = (name: Name, look: Look = {}) => openVisit(browser, { url: program.url, person: people[name], ...look });
  return {
    open,
    /** A visit from opening the browser to closing it; whatever the browser complained of fails it. */
    async visiting(name: Name, look: Look, journey: (visit: Visit) => Promise<void>) {
      const visit = await open(name, look);
      await journey(visit);
      await visit.leave();
    },
  };
}
