import { screen } from '@testing-library/react';
import { sampleSent, sampleUpdates } from '../testing/sample';
import { show } from '../testing/show';
import { UpdatesView } from './UpdatesView';

const nothing = () => undefined;

it.each([[[]], [['an-engagement']]])('shows a client’s own person what was sent to her side, and nothing to write (%j)', async (segments) => {
  const view = sampleUpdates({ reader: 'client', may: { edit: false, send: false, administer: false }, drafts: [], sent: [sampleSent()] });
  const [engagement] = view.engagements;
  await show(<UpdatesView view={view} segments={segments.length > 0 ? [engagement?.id ?? ''] : []} go={nothing} onChanged={nothing} onEngagement={nothing} firstRun={null} />);
  expect(screen.getByText(/You are one of the client’s people here/)).toBeVisible();
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
  expect(screen.queryByText(/To write|Next update|No draft/)).toBeNull();
});
