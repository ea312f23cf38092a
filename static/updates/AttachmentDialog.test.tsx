import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { ToldAttachment } from '../../src/ledger/contract';
import type { IssueAttachment } from '../../src/updates/attachment-contract';
import { answerCalls, refuse } from '../testing/bridge';
import { sampleEngagement } from '../testing/sample';
import { show } from '../testing/show';
import { AttachmentDialog } from './AttachmentDialog';

const file = (id: string, part: Partial<IssueAttachment> = {}): IssueAttachment => ({ id, issueId: '10041', issueKey: 'HAR-41', name: `${id}.pdf`, size: 120_000, type: 'application/pdf', addedAt: '2026-11-20T09:00:00.000Z', marked: false, ...part });
const taken = jest.fn();

function Dialog({ elsewhere = 0, attachments = [] }: { elsewhere?: number; attachments?: ToldAttachment[] }) {
  const [chosen, setChosen] = useState(attachments);
  const take = (files: ToldAttachment[]) => {
    taken(files);
    setChosen(files);
  };
  return <AttachmentDialog engagement={sampleEngagement()} line={{ id: 'd1', issueIds: ['10041'], versionIds: [], text: {}, asIs: [], attachments: chosen }} issues={['HAR-41']} elsewhere={elsewhere} onTaken={take} onClose={jest.fn()} />;
}
const rowOf = async (name: string) => within((await screen.findByText(name)).closest('li') ?? document.body);

it('sends a file only after it was marked for the client, and no more when the mark is taken back', async () => {
  const calls = answerCalls({ 'updates.attachments': () => ({ attachments: [file('plan')] }), 'updates.mark-attachment': (input) => input });
  await show(<Dialog />);
  const row = await rowOf('plan.pdf');
  const [mark, take] = row.getAllByRole('checkbox');
  if (!mark || !take) throw new Error('A file has two boxes.');
  expect(take).toBeDisabled();
  await userEvent.click(mark);
  expect(calls.at(-1)).toEqual({ key: 'updates.mark-attachment', input: { engagementId: 'e1', issueId: '10041', attachmentId: 'plan', marked: true } });
  expect(take).toBeEnabled();
  await userEvent.click(take);
  expect(taken).toHaveBeenLastCalledWith([{ id: 'plan', issueId: '10041', name: 'plan.pdf', size: 120_000, type: 'application/pdf' }]);
  expect(take).toBeChecked();
  await userEvent.click(mark);
  expect(taken).toHaveBeenLastCalledWith([]);
  expect(take).not.toBeChecked();
});

it('says why a file cannot go, and takes no sixth', async () => {
  answerCalls({ 'updates.attachments': () => ({ attachments: [file('film', { obstacle: 'too-big', size: 12_000_000 }), file('plan', { marked: true })] }) });
  await show(<Dialog elsewhere={5} />);
  const film = await rowOf('film.pdf');
  expect(film.queryByRole('checkbox')).toBeNull();
  expect(film.getByText(/10 MB/)).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('5');
  expect((await rowOf('plan.pdf')).getAllByRole('checkbox')[1]).toBeDisabled();
});

it('says at the file what went wrong, and keeps it private', async () => {
  answerCalls({ 'updates.attachments': () => ({ attachments: [file('plan')] }), 'updates.mark-attachment': () => refuse({ code: 'unavailable', message: 'failure.jira-unavailable' }) });
  await show(<Dialog />);
  const row = await rowOf('plan.pdf');
  const [mark] = row.getAllByRole('checkbox');
  if (!mark) throw new Error('It cannot be marked.');
  await userEvent.click(mark);
  expect(await row.findByRole('alert')).toBeVisible();
  expect(mark).not.toBeChecked();
});

it('says when its issue has no files', async () => {
  answerCalls({ 'updates.attachments': () => ({ attachments: [] }) });
  await show(<Dialog />);
  expect(await screen.findByText(/HAR-41/)).toBeVisible();
});
