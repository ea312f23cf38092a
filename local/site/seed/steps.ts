import type { SiteState } from '../state';
import type { SeedClock } from './seed-clock';

/** Something that happened on the site at a moment in the past. */
export type SeedStep = { at: string; run(state: SiteState): void };

/** By time; steps of one moment keep their order. */
export function inOrder(steps: SeedStep[]): SeedStep[] {
  return steps.map((step, index) => ({ step, index })).sort((a, b) => a.step.at.localeCompare(b.step.at) || a.index - b.index).map(({ step }) => step);
}

/**
 * Runs the steps up to and including a moment, and gives back those still to come.
 * A seed clock is moved along, so that mails and events carry the time of their step.
 */
export function runSteps(state: SiteState, steps: SeedStep[], options: { until?: string; clock?: SeedClock } = {}): SeedStep[] {
  const { until, clock } = options;
  const due = until === undefined ? steps : steps.filter((step) => step.at <= until);
  for (const step of due) {
    clock?.set(Date.parse(step.at));
    // The end of a batch is when its events are told: one batch for all would give every mail the time of the last step.
    state.batch(() => step.run(state));
  }
  return steps.slice(due.length);
}
