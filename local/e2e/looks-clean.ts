import type { Visit } from './visit';

/** For the journeys of one file: keeps a picture of the page, and asks that axe finds nothing in it and that nothing sticks out. */
export const looksClean = (journey: string) => async (visit: Visit, name: string) => {
  await visit.picture(`${journey}-${name}`);
  expect(await visit.violations()).toEqual([]);
  expect(await visit.overflow()).toBeLessThanOrEqual(0);
};
