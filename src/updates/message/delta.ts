import { type DeltaTold, deltaKinds, saysNothing } from '../../ledger/delta';
import type { MessageKey } from '../../i18n/message';
import { healthStates } from '../contract';
import { type DatedWording, shortened } from './news';

/** What changed for a reader since the update she was told on that day (YYYY-MM-DD). */
export type SinceLast = {
  on: string;
  told: DeltaTold;
  /** Updates were paused meanwhile. */
  pausedUntil?: string;
};

/** "Since your last update on Fri 14 Nov: 3 done, 1 reopened, Beta moved 7 days later." Where nothing changed it says so, and why. */
export function deltaSentence({ on, told, pausedUntil }: SinceLast, { say, day }: DatedWording): string {
  const date = day(on);
  if (saysNothing(told)) return pausedUntil === undefined ? say('delta.nothing', { date }) : say('delta.nothing-paused', { date, until: day(pausedUntil) });
  const days = (count: number) => say('delta.days', { count: Math.abs(count) });
  const facts = [
    ...deltaKinds.flatMap((kind) => {
      const found = told.issues[kind];
      return found ? say(`delta.${kind}`, { count: found.count, days: days(found.days) }) : [];
    }),
    ...told.versions.map((version) => {
      const name = shortened(version.name);
      if (version.kind === 'moved') return say(version.days > 0 ? 'delta.version.later' : 'delta.version.earlier', { name, days: days(version.days) });
      return say(`delta.version.${version.kind}`, { name, ...(version.kind === 'dated' && { date: day(version.on) }) });
    }),
    ...healthFact(told, say),
  ];
  return say('delta.since', { date, facts: facts.join(say('delta.between')) });
}

function healthFact({ health }: DeltaTold, say: DatedWording['say']): string[] {
  const [from, to] = [health?.from, health?.to].map((state) => healthStates.find((each) => each === state));
  const named = (state: (typeof healthStates)[number]) => say(`message.health.${state}` satisfies MessageKey);
  return from && to ? [say('delta.health', { from: named(from), to: named(to) })] : [];
}
