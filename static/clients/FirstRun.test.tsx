import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerCalls } from '../testing/bridge';
import { sampleChoices, sampleEngagement } from '../testing/sample';
import { show } from '../testing/show';
import { FirstRun } from './FirstRun';

it('requires a client, a contact and what they may see, and nothing else', async () => {
  const calls = answerCalls({
    'clients.visibility-choices': () => sampleChoices,
    'clients.preview-visibility': () => ({ count: 142, issues: [], milestones: [] }),
    'clients.create-engagement': () => sampleEngagement(),
  });
  const created = jest.fn();
  await show(<FirstRun onCreated={created} />);
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(screen.getAllByText('Fill this in.')).toHaveLength(2);
  await userEvent.type(screen.getByLabelText(/^Client/), 'Harbor Coffee');
  await userEvent.type(screen.getByLabelText(/^Contact person/), 'Ana Silva');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));

  const options = await screen.findAllByRole('radio');
  expect(options.filter((option) => (option as HTMLInputElement).checked)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Write the draft' }));
  expect(screen.getByText('Choose what they may see.')).toBeVisible();
  await userEvent.click(screen.getByLabelText('All issues but sub-tasks'));
  await userEvent.click(screen.getByRole('button', { name: 'Write the draft' }));

  await waitFor(() => expect(created).toHaveBeenCalled());
  expect(calls.find(({ key }) => key === 'clients.create-engagement')?.input).toEqual({
    clientName: 'Harbor Coffee',
    contact: { name: 'Ana Silva', road: 'by-hand' },
    visibility: { kind: 'all' },
  });
});

it('takes the only service project and the name of the account', async () => {
  answerCalls({ 'clients.visibility-choices': () => sampleChoices, 'clients.find-people': () => [{ accountId: 'ana', name: 'Ana Silva' }] });
  await show(<FirstRun onCreated={() => undefined} />);
  await userEvent.selectOptions(screen.getByLabelText('How messages reach them'), 'request');
  await waitFor(() => expect(screen.getByLabelText('Service project and request type')).toHaveValue('1/11'));
  await userEvent.type(screen.getByLabelText('Account'), 'ana');
  await userEvent.click(await screen.findByRole('option', { name: /Ana Silva/ }));
  expect(screen.getByLabelText(/^Contact person/)).toHaveValue('Ana Silva');
});
