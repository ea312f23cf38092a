import { screen, within } from '@testing-library/react';
import { sampleSent, sampleUpdates } from '../testing/sample';
import { show } from '../testing/show';
import { HistoryList } from './HistoryList';

it('lists notes among the updates: without number and health', async () => {
  const note = sampleSent({ id: 'n1', kind: 'note', health: undefined, subject: 'Harbor app: Apple Pay (Done)', deliveries: [] });
  await show(<HistoryList view={sampleUpdates({ sent: [note, sampleSent()] })} go={() => undefined} />);
  const [first, second] = screen.getAllByRole('listitem') as [HTMLElement, HTMLElement];
  expect(within(first).getByText(/^Note · Maya Lindqvist/)).toBeVisible();
  expect(within(first).queryByText(/Update|On track/)).toBeNull();
  expect(within(second).getByText(/^Update 7/)).toBeVisible();
  expect(within(second).getByText('On track')).toBeVisible();
});
