import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Engagement } from '../../src/clients/contract';
import { answerCalls, refuse } from '../testing/bridge';
import { sampleEngagement, samplePreview, sampleSent } from '../testing/sample';
import { show } from '../testing/show';
import { PauseControl } from './PauseControl';

beforeEach(() => sessionStorage.clear());

const paused = jest.fn();
const resumed = jest.fn();
const control = (engagement: Engagement, maySend = true) => <PauseControl engagement={engagement} maySend={maySend} onResumed={resumed} onPaused={paused} />;
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const notice = () => sampleSent({ id: 'n1', kind: 'note', health: undefined, state: 'waiting', undoUntilAt: new Date(Date.now() + 20_000).toISOString() });
const onPause = (): Engagement => {
  const engagement = sampleEngagement({ nextUpdateOn: '2099-12-11' });
  return { ...engagement, plan: { ...engagement.plan, pause: { reason: 'The office moves.', until: '2099-12-07', pausedAt: '2026-11-20T12:00:00.000Z', pausedBy: engagement.team.projectManager, noticeId: 'n1' } } };
};

it('asks until when and why, shows what the client is told, and tells it', async () => {
  const calls = answerCalls({ 'updates.preview-pause': () => samplePreview(), 'updates.pause': () => ({ update: notice() }), 'updates.follow': notice });
  await show(control(sampleEngagement()));
  await press('Pause updates…');
  fireEvent.change(await screen.findByLabelText(/^Until/), { target: { value: '2099-12-07' } });
  await userEvent.type(screen.getByLabelText(/^Why, in English/), 'The office moves.');
  await press('Preview');
  await press('Tell 2 people and pause');
  expect(await screen.findByRole('button', { name: 'Take back' })).toBeVisible();
  expect(calls.find(({ key }) => key === 'updates.pause')?.input).toMatchObject({ engagementId: 'e1', until: '2099-12-07', reason: { en: 'The office moves.' }, digest: 'digest-1', contactIds: ['p1', 'p2'] });
  expect(paused).toHaveBeenCalled();
});

it('says what is wrong where it is wrong', async () => {
  answerCalls({ 'updates.preview-pause': () => refuse({ code: 'invalid', message: 'failure.pause-end', field: 'until' }) });
  await show(control(sampleEngagement()));
  await press('Pause updates…');
  await press('Preview');
  expect(await screen.findByText('A pause ends within a year, and not today.')).toBeVisible();
  expect(screen.getByLabelText(/^Until/)).toHaveAttribute('aria-invalid', 'true');
});

it('says of a reason in another language that it is too long there', async () => {
  answerCalls({ 'updates.preview-pause': () => refuse({ code: 'invalid', message: 'failure.too-long', field: 'reason.zh-CN', parameters: { limit: 2000, length: 2400 } }) });
  await show(control(sampleEngagement()));
  await press('Pause updates…');
  await press('Preview');
  expect(await screen.findByLabelText(/^Why, in 中文/)).toHaveAccessibleDescription('At most 2,000 characters; this has 2,400.');
  expect(screen.getByLabelText(/^Why, in English/)).toHaveAttribute('aria-invalid', 'false');
});

it('may pause without a message where there is nobody to tell', async () => {
  const calls = answerCalls({ 'updates.preview-pause': () => samplePreview({ recipients: [] }), 'updates.pause': () => ({}) });
  await show(control(sampleEngagement({ contacts: [] })));
  await press('Pause updates…');
  await press('Preview');
  await press('Pause without a message');
  expect(calls.find(({ key }) => key === 'updates.pause')?.input).toMatchObject({ contactIds: [] });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('says that updates are paused, until when and why, and ends it', async () => {
  const calls = answerCalls({ 'clients.resume': () => sampleEngagement() });
  const { unmount } = await show(control(onPause()));
  expect(screen.getByText(/paused until Mon 7 Dec 2099; the next one is planned for Fri 11 Dec 2099.*Maya Lindqvist told the client/)).toBeVisible();
  expect(screen.getByText('The office moves.')).toBeVisible();
  await press('Resume now');
  expect(calls.map(({ key, input }) => [key, input])).toEqual([['clients.resume', { engagementId: 'e1' }]]);
  expect(resumed).toHaveBeenCalled();
  unmount();
  await show(control(onPause(), false));
  expect(screen.queryByRole('button')).toBeNull();
});
