import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { answerCalls } from '../testing/bridge';
import { makeUseCall, ProjectInForce } from './project-in-force';

type Calls = { 'things.read': (input: { id: string }) => string; 'things.open': () => string };
const useCall = makeUseCall<Calls>();
const inProject = (projectId: string) => ({ wrapper: ({ children }: { children: ReactNode }) => <ProjectInForce projectId={projectId}>{children}</ProjectInForce> });

it('calls as the project page does where no project is named', async () => {
  const calls = answerCalls({ 'things.read': () => 'a thing', 'things.open': () => 'open' });
  const { current: call } = renderHook(useCall).result;
  await expect(call('things.read', { id: '1' })).resolves.toBe('a thing');
  await call('things.open');
  expect(calls).toEqual([
    { key: 'things.read', input: { id: '1' } },
    { key: 'things.open', input: undefined },
  ]);
});

it('names the project below which it stands, also when the page has gone on to another one', async () => {
  const calls = answerCalls({ 'things.read': () => 'a thing', 'things.open': () => 'open' });
  const first = renderHook(useCall, inProject('10')).result.current;
  const second = renderHook(useCall, inProject('20')).result.current;
  await second('things.open');
  await first('things.read', { id: '1' });
  expect(calls.map(({ input }) => input)).toEqual([{ projectId: '20' }, { projectId: '10', input: { id: '1' } }]);
});
