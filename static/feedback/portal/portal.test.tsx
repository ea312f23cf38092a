import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerCalls, refuse } from '../../testing/bridge';
import { showOnPortal } from '../../testing/show-portal';
import { FeedbackPage } from './FeedbackPage';
import { FeedbackPanel } from './FeedbackPanel';
import { PreferencesPage } from './PreferencesPage';
import { RequestState } from './RequestState';

const one = { who: 'contact', name: 'Ana Silva', projects: [{ engagementId: 'e1', name: 'Harbor app' }] };
const receipt = { reference: 'F-7K2M', ownerName: 'Maya Lindqvist', hearsBy: '2030-01-02T14:00:00.000Z' };

const asks = [{ engagementId: 'e1', id: 'a1', texts: { en: 'Send us the access' }, askedOn: '2026-11-13', neededBy: '2026-11-18', overdue: true }];

describe('what we need from her', () => {
  it('stands before the form, in the panel and on her request', async () => {
    answerCalls({
      'portal.open': () => ({ ...one, asks }),
      'portal.request': () => ({ shown: true, reference: 'F-1', state: 'answered', overdue: false, receivedAt: '2026-11-13T10:00:00.000Z', changedAt: '2026-11-13T10:00:00.000Z', work: [], asks }),
    });
    await showOnPortal(<FeedbackPage />);
    const ask = await screen.findByText('Send us the access');
    expect(ask.closest('li')).toHaveTextContent('Still open: needed by Wed 18 Nov, asked for on Fri 13 Nov');
    expect(ask.compareDocumentPosition(screen.getByRole('radio', { name: /Praise/ }))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    const shown = async (count: number) => waitFor(() => expect(screen.getAllByRole('heading', { name: 'What we need from you' })).toHaveLength(count));
    await showOnPortal(<FeedbackPanel />);
    await shown(2);
    await showOnPortal(<RequestState requestKey="SUP-1" />);
    await shown(3);
  });
});

describe('the form', () => {
  it('asks how much it hurts only when something is wrong, and which project only when there are several', async () => {
    answerCalls({ 'portal.open': () => one });
    await showOnPortal(<FeedbackPage />);
    expect(await screen.findByRole('radio', { name: /Praise/ })).toBeInTheDocument();
    expect(screen.queryByText('How much does it hurt?')).not.toBeInTheDocument();
    expect(screen.queryByLabelText('Which project?')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: /Something is wrong/ }));
    expect(screen.getByText('How much does it hurt?')).toBeInTheDocument();
  });

  it('sends her words once and shows the receipt', async () => {
    const calls = answerCalls({ 'portal.open': () => one, 'portal.send-feedback': () => receipt });
    await showOnPortal(<FeedbackPage />);
    await userEvent.click(await screen.findByRole('radio', { name: /Question/ }));
    await userEvent.type(screen.getByLabelText('In your own words'), 'When is the beta?');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('F-7K2M')).toBeInTheDocument();
    expect(screen.getByText('Maya Lindqvist')).toBeInTheDocument();
    expect(calls.at(-1)).toMatchObject({ key: 'portal.send-feedback', input: { engagementId: 'e1', kind: 'question', text: 'When is the beta?' } });
  });

  it('keeps her words after a failure, and sends again under the same id', async () => {
    let attempts = 0;
    const calls = answerCalls({
      'portal.open': () => one,
      'portal.send-feedback': () => (++attempts === 1 ? refuse({ code: 'unavailable', message: 'failure.jira-unavailable' }) : receipt),
    });
    await showOnPortal(<FeedbackPage />);
    await userEvent.click(await screen.findByRole('radio', { name: /Praise/ }));
    await userEvent.type(screen.getByLabelText('In your own words'), 'Lovely');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText(/Nothing is lost/)).toBeInTheDocument();
    expect(screen.getByLabelText('In your own words')).toHaveValue('Lovely');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('F-7K2M')).toBeInTheDocument();
    const ids = calls.filter(({ key }) => key === 'portal.send-feedback').map(({ input }) => (input as { submissionId: string }).submissionId);
    expect(new Set(ids).size).toBe(1);
  });

  it('says what is missing at its field', async () => {
    answerCalls({ 'portal.open': () => one });
    await showOnPortal(<FeedbackPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Send' }));
    expect(screen.getByText('Choose one of the four.')).toBeInTheDocument();
    expect(screen.getByLabelText('In your own words')).toHaveAccessibleDescription('Fill this in.');
  });

  it('is a friendly page for a visitor', async () => {
    answerCalls({ 'portal.open': () => ({ who: 'visitor' }) });
    await showOnPortal(<FeedbackPanel />, { isSignedIn: false });
    expect(await screen.findByText(/sign in and tell us anything/)).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});

it('leaves the portal as it is for somebody who is signed in and nobody’s contact', async () => {
  answerCalls({ 'portal.open': () => ({ who: 'visitor' }) });
  const { container } = await showOnPortal(<FeedbackPanel />);
  await waitFor(() => expect(container).toBeEmptyDOMElement());
});

it('opens the panel’s form on demand', async () => {
  answerCalls({ 'portal.open': () => one });
  await showOnPortal(<FeedbackPanel />, { language: 'zh-CN' });
  const button = await screen.findByRole('button', { name: '告诉我们' });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  await userEvent.click(button);
  expect(screen.getByRole('radio', { name: /表扬/ })).toBeVisible();
});

describe('the state of a request', () => {
  const view = { shown: true, reference: 'F-7K2M', state: 'waiting', ownerName: 'Maya Lindqvist', hearsBy: '2030-01-02T14:00:00.000Z', overdue: false, receivedAt: '2029-12-31T10:00:00.000Z', changedAt: '2029-12-31T10:00:00.000Z', work: [] };

  it('says who has it and when she hears', async () => {
    answerCalls({ 'portal.request': () => view });
    await showOnPortal(<RequestState requestKey="SUP-7" />);
    expect(await screen.findByText('We have it and will answer.')).toBeInTheDocument();
    expect(screen.getByText(/You hear from us by Wed 2 Jan 2030, 14:00/)).toBeInTheDocument();
    expect(screen.getByText('Maya Lindqvist looks after it.')).toBeInTheDocument();
  });

  it('names the work in her words, and admits being late', async () => {
    answerCalls({ 'portal.request': () => ({ ...view, overdue: true, work: [{ title: 'Right tax on receipts', category: 'in-progress' }] }) });
    await showOnPortal(<RequestState requestKey="SUP-7" />);
    expect(await screen.findByText(/We are late/)).toBeInTheDocument();
    expect(screen.getByText('Right tax on receipts')).toBeInTheDocument();
  });

  it('shows nothing of what is not hers', async () => {
    answerCalls({ 'portal.request': () => ({ shown: false }) });
    const { container } = await showOnPortal(<RequestState requestKey="SUP-8" />);
    await waitFor(() => expect(container).toBeEmptyDOMElement());
  });
});

it('saves her wishes and says so', async () => {
  const mine = { engagementId: 'e1', name: 'Harbor app', language: 'en', plannedEvery: 'week', length: 'full' };
  const calls = answerCalls({ 'portal.preferences': () => ({ who: 'contact', projects: [mine] }), 'portal.save-preferences': (input: object) => ({ ...mine, ...input }) });
  await showOnPortal(<PreferencesPage />);
  await userEvent.click(await screen.findByRole('radio', { name: '中文' }));
  await userEvent.click(screen.getByRole('radio', { name: /In short/ }));
  await userEvent.selectOptions(screen.getByLabelText('How often at most'), 'once a month');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved.')).toBeInTheDocument();
  expect(calls.at(-1)?.input).toEqual({ engagementId: 'e1', language: 'zh-CN', length: 'short', every: 'month' });
});
