import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PromisePage, PromiseView } from '../../src/ledger/contract';
import { answerCalls, refuse } from '../testing/bridge';
import { show } from '../testing/show';
import { PromiseList } from './PromiseList';

const promise = (more: Partial<PromiseView> = {}): PromiseView => ({
  id: 'u7.done.issue-1',
  subject: { kind: 'issue', issueId: '1', key: 'HAR-1' },
  meaning: 'done',
  promisedOn: '2026-11-12',
  told: { at: '2026-11-05T10:00:00.000Z', by: { accountId: 'm', name: 'Maya Lindqvist' }, source: { kind: 'update', id: 'u7', number: 7 } },
  words: { en: 'Pay with Apple Pay: in progress, due Thu 12 Nov.', 'zh-CN': '“Apple Pay 支付”：进行中，截止11月12日。' },
  state: 'late-announced',
  announced: { on: '2026-11-11', later: '2026-11-19' },
  doneOn: '2026-11-18',
  workingDaysLate: 4,
  ...more,
});
const counts = { open: 2, kept: 14, 'late-announced': 2, 'late-silent': 1, 'late-theirs': 1, withdrawn: 0 };
const page = (more: Partial<PromisePage> = {}): PromisePage => ({ promises: [promise()], counts, dueThisWeek: 1, rate: { kept: 14, of: 17 }, ...more });
const client = { engagementId: 'e1', name: 'Harbor Coffee' };

it('says what was promised, what became of it, and the rate', async () => {
  const calls = answerCalls({ 'ledger.promises': () => page() });
  await show(<PromiseList client={client} mayEdit />);
  expect(await screen.findByText('14 of 17 kept')).toBeInTheDocument();
  const row = screen.getByText(/Pay with Apple Pay/).closest('li')!;
  expect(row).toHaveTextContent('Thu 12 Nov');
  expect(row).toHaveTextContent('late, announced');
  expect(row).toHaveTextContent('announced Wed 11 Nov, for Thu 19 Nov · done Wed 18 Nov, 4 working days late');
  expect(row).toHaveTextContent('Update 7, Thu 5 Nov, Maya Lindqvist');
  expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(['Open (2)', 'Due this week (1)', 'Kept (14)', 'Late (3)', 'Not counted (1)']);
  await userEvent.click(screen.getByRole('tab', { name: 'Late (3)' }));
  expect(calls.map(({ input }) => input)).toEqual([{ engagementId: 'e1', state: 'open' }, { engagementId: 'e1', state: 'late' }]);
});

it('teaches what it is for where nothing was promised, and hides a rate of few', async () => {
  const none = { open: 0, kept: 0, 'late-announced': 0, 'late-silent': 0, 'late-theirs': 0, withdrawn: 0 };
  answerCalls({ 'ledger.promises': () => ({ promises: [], counts: none, dueThisWeek: 0 }) });
  await show(<PromiseList client={client} mayEdit />);
  expect(await screen.findByText('Nothing promised yet')).toBeInTheDocument();
  answerCalls({ 'ledger.promises': () => ({ promises: [], counts: { ...none, kept: 3 }, dueThisWeek: 0 }) });
  await show(<PromiseList client={{ ...client, engagementId: 'e2' }} mayEdit />);
  expect(await screen.findByText(/from eight settled promises on/)).toBeInTheDocument();
  expect(screen.getByText('No promise is open.')).toBeInTheDocument();
});

it('says what went wrong', async () => {
  answerCalls({ 'ledger.promises': () => refuse({ code: 'forbidden', message: 'failure.for-the-team' }) });
  await show(<PromiseList client={client} mayEdit />);
  expect(await screen.findByText(/what the team keeps to itself/)).toBeInTheDocument();
});

it('reads Chinese', async () => {
  answerCalls({ 'ledger.promises': () => page() });
  await show(<PromiseList client={{ engagementId: 'e1', name: '晨光零售' }} mayEdit={false} />, 'zh-CN');
  expect(await screen.findByText('17 项中兑现 14 项')).toBeInTheDocument();
  expect(screen.getByText(/进行中，截止/)).toBeInTheDocument();
  expect(screen.queryByText('不再进行…')).not.toBeInTheDocument();
});

it('takes what a person says Jira does not tell, and shows a refusal at its field', async () => {
  const calls = answerCalls({
    'ledger.promises': () => page({ promises: [promise({ id: 'u7.response.line-u7.x', subject: { kind: 'line' }, meaning: 'response', state: 'late-silent', doneOn: undefined, announced: undefined })] }),
    'ledger.settle-promise': () => refuse({ code: 'invalid', message: 'failure.before-the-promise', field: 'said.on' }),
  });
  await show(<PromiseList client={client} mayEdit />);
  await userEvent.click(await screen.findByText('What became of it…'));
  const dialog = await screen.findByRole('dialog', { hidden: true });
  await userEvent.click(within(dialog).getByRole('radio', { name: /told that it will not be done/, hidden: true }));
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Note/, hidden: true }), 'By phone');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save', hidden: true }));
  expect(await within(dialog).findByText('This lies before the day it was promised.')).toBeInTheDocument();
  expect(calls.at(-1)).toEqual({ key: 'ledger.settle-promise', input: { engagementId: 'e1', promiseId: 'u7.response.line-u7.x', said: { kind: 'withdrawn', on: expect.any(String), note: 'By phone' } } });
});
