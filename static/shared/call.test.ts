import { answerCalls, refuse } from '../testing/bridge';
import { makeCall, type CallError } from './call';

type Calls = { 'things.read': (input: { id: string }) => { name: string }; 'things.open': () => number };
const call = makeCall<Calls>();

it('gives the value of the reply', async () => {
  const calls = answerCalls({ 'things.read': ({ id }: { id: string }) => ({ name: `thing ${id}` }), 'things.open': () => 7 });
  await expect(call('things.read', { id: '1' })).resolves.toEqual({ name: 'thing 1' });
  await expect(call('things.open')).resolves.toBe(7);
  expect(calls.map(({ key }) => key)).toEqual(['things.read', 'things.open']);
});

it('throws a failure with its code, key, places and field', async () => {
  answerCalls({ 'things.read': () => refuse({ code: 'invalid', message: 'failure.too-long', field: 'name', parameters: { limit: 5, length: 9 } }) });
  await expect(call('things.read', { id: '1' })).rejects.toMatchObject({
    code: 'invalid',
    key: 'failure.too-long',
    field: 'name',
    parameters: { limit: 5, length: 9 },
  } satisfies Partial<CallError>);
});

it('turns a call that brought no answer into unavailable', async () => {
  answerCalls({});
  await expect(call('things.open')).rejects.toMatchObject({ code: 'unavailable', key: 'failure.unexpected' });
});
