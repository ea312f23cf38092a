import '@testing-library/jest-dom';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Engagement } from '../../src/clients/contract';
import { interfaceCatalogue } from '../../src/i18n/interface';
import { ReaderProvider } from '../shared/reader';
import { answerCalls } from '../testing/bridge';
import { sampleChoices, sampleEngagement } from '../testing/sample';
import { EngagementForm } from './EngagementForm';

const before = sampleEngagement();
/** Somebody paused her updates on the same page. */
const paused: Engagement = {
  ...before,
  revision: 'r2',
  nextUpdateOn: '2026-12-11',
  plan: { ...before.plan, pause: { reason: 'The office moves.', until: '2026-12-07', pausedAt: '2026-11-20T12:00:00.000Z', pausedBy: before.team.projectManager } },
};

const shown = async () => {
  answerCalls({ 'clients.visibility-choices': () => sampleChoices, 'clients.planned-dates': () => [], 'clients.preview-visibility': () => ({ count: 0, issues: [], milestones: [] }) });
  const catalogue = await interfaceCatalogue('en');
  const queries = new QueryClient();
  const form = (engagement: Engagement) => (
    <QueryClientProvider client={queries}>
      <ReaderProvider catalogue={catalogue} language="en" timeZone="Europe/Berlin">
        <EngagementForm engagement={engagement} mayEdit onSaved={() => undefined} />
      </ReaderProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(form(before));
  return (engagement: Engagement) => rerender(form(engagement));
};

it('follows what was changed beside it while nothing is typed', async () => {
  const change = await shown();
  change(paused);
  expect(screen.getByLabelText('Next update')).toHaveValue('2026-12-11');
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
});

it('keeps what was typed, for the person to decide', async () => {
  const change = await shown();
  await userEvent.type(screen.getByLabelText('Stand-in'), '!');
  change(paused);
  expect(screen.getByLabelText('Stand-in')).toHaveValue('Tom Reiter!');
  expect(screen.getByLabelText('Next update')).toHaveValue('2026-11-27');
  expect(screen.getByText('There are changes you have not saved.')).toBeVisible();
});
