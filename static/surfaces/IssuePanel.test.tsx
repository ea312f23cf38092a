import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PanelClient, PanelView } from '../../src/surfaces/contract';
import { answerCalls } from '../testing/bridge';
import { show } from '../testing/show';
import { IssuePanel } from './IssuePanel';

const maya = { accountId: 'm', name: 'Maya Lindqvist' };
const told = { at: '2026-11-14T10:00:00.000Z', by: maya, source: { kind: 'update', id: 'u7', number: 7 }, told: { category: 'in-progress', status: 'In Progress', dueOn: '2026-11-12', blocked: false }, standing: 'as-told', differences: [] } as const;
const harbor: PanelClient = { engagementId: 'e1', client: { id: 'c1', name: 'Harbor Coffee' }, language: 'en', visible: true, choice: 'by-rule', contacts: [{ id: 'a', name: 'Ana Silva', language: 'en' }], contactCount: 1, title: {}, promises: [], untold: [] };
const view = (more: Partial<PanelView>): PanelView => ({
  issue: { id: '1', key: 'HAR-1', summary: 'Pay with Apple Pay', status: 'Blocked', category: 'in-progress' },
  restricted: false,
  may: { edit: true, send: true, administer: false },
  clients: [harbor],
  feedback: [],
  ...more,
});
const open = async (more: Partial<PanelView>) => {
  answerCalls({ 'panel.open': () => view(more) });
  await show(<IssuePanel issueId="1" projectKey="HAR" />);
};

it('says what a client was told, by which message, and that it is worse now, with its age', async () => {
  const since = new Date(Date.now() - 6 * 86_400_000).toISOString();
  await open({ clients: [{ ...harbor, told: { ...told, differences: [{ kind: 'later', from: '2026-11-12', to: '2026-12-03' }], standing: 'worse', since, now: { category: 'in-progress', status: 'Blocked', dueOn: '2026-12-03', blocked: true } } }] });
  expect(await screen.findByText(/worse than told, 6 days/)).toBeInTheDocument();
  expect(screen.getByText(/In progress, due Thu 12 Nov/)).toBeInTheDocument();
  expect(screen.getByText(/Blocked, due Thu 3 Dec/)).toBeInTheDocument();
  expect(screen.getByText(/Update 7, Sat 14 Nov.*Maya Lindqvist/)).toBeInTheDocument();
});

it('says as told without repeating itself', async () => {
  await open({ clients: [{ ...harbor, told: { ...told, differences: [] } }] });
  expect(await screen.findByText('as told')).toBeInTheDocument();
  expect(screen.queryByText('now')).not.toBeInTheDocument();
});

it('says for how long a client does not know, and offers to tell her only to whoever may send', async () => {
  const news = { subject: { kind: 'issue', issueId: '1', key: 'HAR-1' }, topic: 'blocked', at: '2026-11-20T09:00:00.000Z', day: '2026-11-20', difference: { kind: 'blocked' }, workingHours: 9.2, overLimit: true } as const;
  const told = { at: news.at, by: maya, source: { kind: 'note', id: 'n1' }, told: { category: 'in-progress', status: 'In Progress', blocked: false }, standing: 'worse', differences: [{ kind: 'blocked' }] } as const;
  const clients: PanelClient[] = [{ ...harbor, told: { ...told, differences: [...told.differences] }, untold: [news] }];
  await open({ clients });
  expect(await screen.findByText('not told for 9 working hours · over the limit')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Tell Harbor Coffee now' })).toBeInTheDocument();
  cleanup();
  await open({ clients, may: { edit: true, send: false, administer: false } });
  expect(await screen.findByText('not told for 9 working hours · over the limit')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Tell Harbor Coffee now' })).toBeNull();
});

it('is one line for a private issue, and opens the choices on demand', async () => {
  await open({ clients: [{ ...harbor, visible: false }] });
  expect(await screen.findByText('Clients do not see this issue.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Make visible…' }));
  expect(await screen.findByLabelText('What Harbor Coffee sees')).toBeInTheDocument();
});

it('offers nothing to somebody who may only read', async () => {
  await open({ may: { edit: false, send: false, administer: false } });
  expect(await screen.findByText('was never told about this issue')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Log a contact…' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Tell the client…' })).not.toBeInTheDocument();
});

it('says on a customer’s request what feedback it is, and leads to the inbox', async () => {
  const request = { id: 'request-9', kind: 'question', state: 'waiting', reference: 'F-7K2M', receivedAt: '2026-11-20T10:00:00.000Z', text: 'How?', overdue: false, askerName: 'Ana Silva', clientName: 'Harbor Coffee', projectKey: 'HAR' } as const;
  await open({ clients: [], request });
  expect(await screen.findByText('Feedback of Ana Silva · Harbor Coffee')).toBeInTheDocument();
  expect(screen.getByText('Waiting for us')).toBeInTheDocument();
  expect(screen.getByText(/Question .* Nobody has taken it yet/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Open F-7K2M in the inbox' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Set up a client' })).not.toBeInTheDocument();
});

it('teaches the next step where there is no client', async () => {
  await open({ clients: [] });
  expect(await screen.findByRole('button', { name: 'Set up a client' })).toBeInTheDocument();
});
