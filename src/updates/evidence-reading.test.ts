import { type Reading, workOf } from './evidence-reading';

/** Jira with so many calls left, whose every count is seven. */
function counting(left: number) {
  const sent: string[] = [];
  const reading: Reading = {
    hasRoom: (calls = 1) => left - sent.length >= calls,
    send: async (name) => {
      sent.push(name);
      return { count: 7 } as never;
    },
  };
  return { reading, sent };
}

it.each([
  [2, { done: 7, open: 7 }, 2],
  [1, undefined, 0],
  [0, undefined, 0],
])('with %i calls left the whole is counted with both or not at all', async (left, work, calls) => {
  const { reading, sent } = counting(left);
  expect(await workOf(reading, 'project = 1')).toEqual(work);
  expect(sent).toHaveLength(calls);
});
