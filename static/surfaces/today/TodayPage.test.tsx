import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { TodayEngagement, TodayView } from '../../../src/surfaces/contract';
import { sectionNames } from '../../../src/updates/contract';
import { memoryRouter, RouterProvider } from '../../shared/router';
import { answerCalls } from '../../testing/bridge';
import { sampleDraft, sampleEngagement, samplePreview, sampleProject, sampleSection, sampleSent } from '../../testing/sample';
import { show } from '../../testing/show';
import { TodayPage } from './TodayPage';

function engagement(id: string, part: Partial<TodayEngagement> = {}): TodayEngagement {
  return {
    id,
    project: { id: `1000${id.slice(1)}`, key: `P${id.slice(1)}`, name: `Project of ${id}` },
    client: { id: `c-${id}`, name: `Client ${id}` },
    managerName: 'Maya Lindqvist',
    roles: ['manager'],
    mayEdit: true,
    nextUpdateOn: '2026-11-20',
    today: '2026-11-20',
    ready: true,
    feedback: { open: 0, problems: 0, more: false },
    answers: [],
    worse: { issues: [], more: false },
    untold: { news: [], more: false },
    promises: [],
    ...part,
  };
}

/** Dialogs are loaded when they open. */
const slow = { timeout: 10_000 };
jest.setTimeout(60_000);

/** The page with these engagements, and drafts of whichever is opened. */
async function open(engagements: TodayEngagement[], more: Partial<TodayView> = {}) {
  let sent = 0;
  const view = (projectId: string) => {
    const found = engagements.filter(({ project }) => project.id === projectId);
    return { ...sampleProject(), project: found[0]?.project, engagements: found.map(({ id, client }) => ({ ...sampleEngagement(), id, client })) };
  };
  const calls = answerCalls({
    'today.open': () => ({ engagements, digest: true, ...more }),
    'today.choose-digest': ({ wanted }: { wanted: boolean }) => ({ wanted }),
    'clients.open': ({ projectId }: { projectId: string }) => view(projectId),
    'updates.draft': ({ input }: { input: { engagementId: string } }) => ({ ...sampleDraft({ engagementId: input.engagementId, languages: ['en'] }), sections: sectionNames.map((name) => sampleSection(name)) }),
    'updates.check': () => samplePreview().check,
    'updates.preview': () => samplePreview(),
    'updates.send': ({ input }: { input: { engagementId: string } }) => {
      sent += 1;
      return sampleSent({ id: `u${sent}`, engagementId: input.engagementId, state: 'waiting', undoUntilAt: new Date(Date.now() + 20_000).toISOString() });
    },
    'updates.follow': ({ input }: { input: { updateId: string } }) => sampleSent({ id: input.updateId, state: 'waiting', undoUntilAt: new Date(Date.now() + 20_000).toISOString() }),
    'updates.take-back': ({ input }: { input: { updateId: string } }) => sampleSent({ id: input.updateId, state: 'taken-back' }),
  });
  const router = memoryRouter();
  await show(
    <RouterProvider router={router}>
      <TodayPage />
    </RouterProvider>,
  );
  await screen.findByRole('tab', { name: 'Mine' });
  return { calls, router };
}
const group = async (name: RegExp) => within(await screen.findByRole('region', { name }));

beforeEach(() => sessionStorage.clear());

it('groups what waits, and has no group where nothing does', async () => {
  await open([
    engagement('e1'),
    engagement('e2', {
      ready: false,
      nextUpdateOn: '2026-11-27',
      answers: [{ id: 'f1', projectId: '10002', kind: 'question', state: 'waiting', reference: 'F-1', receivedAt: '2026-11-19T09:00:00.000Z', text: 'When?', overdue: true, hearsBy: '2026-11-20T09:00:00.000Z', askerName: 'Ana Silva', mine: true }],
      worse: { issues: [{ issueId: '7', key: 'HAR-7', summary: 'Loyalty import', differences: [{ kind: 'blocked' }] }], more: false },
    }),
  ]);
  expect((await group(/Updates to send/)).getByText('Client e1')).toBeInTheDocument();
  expect((await group(/wait for an answer/)).getByText('When?')).toBeInTheDocument();
  expect((await group(/Worse than told/)).getByText('Blocked now')).toBeInTheDocument();
  expect((await group(/Coming up/)).getByText(/due Fri 27 Nov/)).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: /Quiet/ })).not.toBeInTheDocument();
  expect(screen.queryByText('Nothing waits for you today')).not.toBeInTheDocument();
});

it('leaves out an answer that another owner has', async () => {
  await open([engagement('e1', { ready: false, answers: [{ id: 'f1', projectId: '1', kind: 'question', state: 'waiting', reference: 'F-1', receivedAt: '', text: 'When?', overdue: false, askerName: 'Ana', ownerName: 'Jonas', mine: false }] })]);
  expect(await screen.findByText('Nothing waits for you today')).toBeInTheDocument();
  expect(screen.queryByText('When?')).not.toBeInTheDocument();
});

it('walks through the updates, each in its own project, and lets each be taken back from the next', async () => {
  const { calls, router } = await open([engagement('e1'), engagement('e2'), engagement('e3')]);
  await userEvent.click(await screen.findByRole('button', { name: 'Read and send all 3' }));
  const send = async () => {
    await userEvent.click(await screen.findByRole('button', { name: /^(Send and next…|Send…)$/ }));
    await userEvent.click(await screen.findByRole('button', { name: /^Send to/, hidden: true }, slow));
  };
  expect(await screen.findByText('1 of 3: Client e1')).toBeInTheDocument();
  await send();
  expect(await screen.findByText('2 of 3: Client e2')).toBeInTheDocument();
  expect(router.path()).toBe('/write/10002/e2');
  expect(document.activeElement).toHaveTextContent('2 of 3');
  await send();
  expect(await screen.findByText('3 of 3: Client e3')).toBeInTheDocument();
  const tray = await group(/Just sent/);
  expect(tray.getAllByRole('button', { name: 'Take back' })).toHaveLength(2);
  const of = (key: string) => calls.filter((made) => made.key === key).map(({ input }) => (input as { projectId: string }).projectId);
  expect(of('updates.send')).toEqual(['10001', '10002']);
  await userEvent.click(tray.getAllByRole('button', { name: 'Take back' })[0]!);
  expect(await screen.findByText('1 of 3: Client e1')).toBeInTheDocument();
  expect(of('updates.take-back')).toEqual(['10001']);
  await send();
  expect(await screen.findByText('3 of 3: Client e3')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Skip for now' })).not.toBeInTheDocument();
  await send();
  expect(await screen.findByRole('tab', { name: 'Mine' })).toBeInTheDocument();
});

it('comes back to what was skipped', async () => {
  await open([engagement('e1'), engagement('e2')]);
  await userEvent.click(await screen.findByRole('button', { name: 'Read and send all 2' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Skip for now' }));
  expect(await screen.findByText('2 of 2: Client e2')).toBeInTheDocument();
  await userEvent.click(await screen.findByRole('button', { name: 'Send and next…' }));
  await userEvent.click(await screen.findByRole('button', { name: /^Send to/, hidden: true }, slow));
  expect(await screen.findByText('1 of 2: Client e1')).toBeInTheDocument();
});

it('shows every engagement on demand', async () => {
  await open([engagement('e1', { last: { number: 3, health: 'at-risk' }, kept: { kept: 14, of: 17 }, feedback: { open: 2, problems: 1, more: false } }), engagement('e2', { paused: { until: '2026-12-07', reason: 'Holidays' } })]);
  await userEvent.click(screen.getByRole('tab', { name: 'All engagements' }));
  const row = within((await screen.findByText('Client e1')).closest('tr')!);
  expect(row.getByText('At risk')).toBeInTheDocument();
  expect(row.getByText('14 of 17')).toBeInTheDocument();
  expect(row.getByText('1 complaint')).toBeInTheDocument();
  expect(screen.getByText(/paused until Mon 7 Dec: Holidays/)).toBeInTheDocument();
});

it('lets her switch the mail off', async () => {
  const { calls } = await open([engagement('e1')]);
  await userEvent.click(await screen.findByRole('checkbox', { name: /Mail me/ }));
  expect(calls.find(({ key }) => key === 'today.choose-digest')?.input).toEqual({ wanted: false });
});

it('teaches where it is empty', async () => {
  await open([]);
  expect(await screen.findByText('No client of yours yet')).toBeInTheDocument();
});
