import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AskView } from '../../src/ledger/contract';
import { answerCalls, refuse } from '../testing/bridge';
import { show } from '../testing/show';
import { AskList } from './AskList';
import { AskOnLine } from './AskOnLine';

const ask = (more: Partial<AskView> = {}): AskView => ({
  id: 'u7.l1',
  texts: { en: 'Send us the access', 'zh-CN': '请提供访问权限' },
  updateId: 'u7',
  number: 7,
  askedOn: '2026-11-13',
  againOn: ['2026-11-20'],
  neededBy: '2026-11-18',
  blocks: { issues: [{ id: '1', key: 'HAR-1' }], versions: [] },
  state: 'open',
  overdueWorkingDays: 2,
  ...more,
});
const client = { engagementId: 'e1', name: 'Harbor Coffee' };

it('says what is open, what it holds up and since when, and takes what became of it', async () => {
  let refusals = 0;
  const calls = answerCalls({
    'ledger.asks': () => ({ asks: [ask()] }),
    'ledger.close-ask': () => (refusals++ === 0 ? refuse({ code: 'invalid', message: 'failure.before-asked', field: 'said.on' }) : ask({ state: 'met', overdueWorkingDays: undefined, said: { kind: 'met', on: '2026-11-19', note: '', by: { accountId: 'm', name: 'Maya Lindqvist' } } })),
  });
  await show(<AskList client={client} mayEdit />);
  const row = (await screen.findByText('Send us the access')).closest('li')!;
  expect(row).toHaveTextContent('2 working days overdue');
  expect(row).toHaveTextContent('Holds up HAR-1');
  expect(row).toHaveTextContent('needed by Wed 18 Nov · asked on Fri 13 Nov in update 7 · asked again on Fri 20 Nov');
  await userEvent.click(screen.getByRole('button', { name: 'What became of it…' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
  expect(await screen.findByText('This lies before the day it was asked for.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Nothing is open.')).toBeInTheDocument();
  expect(screen.getByText('1 settled')).toBeInTheDocument();
  expect(calls.at(-1)).toMatchObject({ key: 'ledger.close-ask', input: { engagementId: 'e1', askId: 'u7.l1', said: { kind: 'met' } } });
});

it('teaches what it is for, says what went wrong, and offers nothing to who may not edit', async () => {
  answerCalls({ 'ledger.asks': () => ({ asks: [] }) });
  await show(<AskList client={client} mayEdit />);
  expect(await screen.findByText(/Nothing has been asked yet/)).toBeInTheDocument();
  answerCalls({ 'ledger.asks': () => ({ asks: [ask()] }) });
  await show(<AskList client={{ engagementId: 'e2', name: '晨光零售' }} mayEdit={false} />, 'zh-CN');
  expect(await screen.findByText('请提供访问权限')).toBeInTheDocument();
  expect(screen.getByText('已逾期 2 个工作日')).toBeInTheDocument();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

it('says on the line of an update what became of it, and takes that there', async () => {
  const met = ask({ state: 'met', overdueWorkingDays: undefined, said: { kind: 'met', on: '2026-11-19', note: 'By mail', by: { accountId: 'm', name: 'Maya Lindqvist' } } });
  const calls = answerCalls({ 'ledger.asks': () => ({ asks: [ask()] }), 'ledger.close-ask': () => met });
  const { unmount } = await show(<AskOnLine engagementId="e1" askId="u7.l1" mayEdit />);
  expect(await screen.findByText('2 working days overdue')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'What became of it…' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Maya Lindqvist: given Thu 19 Nov: By mail')).toBeInTheDocument();
  expect(screen.getByText('given')).toBeInTheDocument();
  expect(calls.at(-1)).toMatchObject({ key: 'ledger.close-ask', input: { engagementId: 'e1', askId: 'u7.l1', said: { kind: 'met' } } });
  unmount();
  const { container } = await show(<AskOnLine engagementId="e1" askId="another" mayEdit />);
  await screen.findByText((_, element) => element === container);
  expect(screen.queryByRole('button')).toBeNull();
});
