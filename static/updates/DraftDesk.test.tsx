import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { LineDraft, SectionName } from '../../src/updates/contract';
import { answerCalls, refuse } from '../testing/bridge';
import { sampleDraft, sampleEngagement, sampleSection } from '../testing/sample';
import { show } from '../testing/show';
import { DraftDesk } from './DraftDesk';

const desk = <DraftDesk engagement={sampleEngagement()} maySend go={() => undefined} onDiscarded={() => undefined} />;
type Save = { section: SectionName; lines: LineDraft[] };
const accept = ({ section, lines }: Save) => ({ ...sampleSection(section, lines), revision: 'next' });

beforeEach(() => sessionStorage.clear());

it('marks a typed line that a language lacks, until it goes as it is', async () => {
  const calls = answerCalls({ 'updates.draft': () => sampleDraft(), 'updates.save-section': accept });
  await show(desk);
  await userEvent.click(await screen.findByRole('tab', { name: '中文 (3 missing)' }));
  const asks = screen.getByRole('region', { name: 'We need from you' });
  expect(within(asks).getByText('Not written in 中文: write it, or')).toBeVisible();
  await userEvent.click(within(asks).getByRole('button', { name: 'use as is' }));
  expect(within(asks).queryByText(/Not written/)).toBeNull();
  expect(within(asks).getByText('Goes out in the other language.')).toBeVisible();
  await waitFor(() => expect(calls.find(({ key }) => key === 'updates.save-section')?.input).toMatchObject({ section: 'asks', lines: [{ asIs: ['zh-CN'] }] }));
});

it('keeps refused text in the field with the reason beside it, also after the page comes back', async () => {
  answerCalls({
    'updates.draft': () => sampleDraft(),
    'updates.save-section': () => refuse({ code: 'invalid', message: 'failure.too-long', field: 'lines.0.text.en', parameters: { limit: 2000, length: 2400 } }),
  });
  const { unmount } = await show(desk);
  const field = await screen.findByLabelText('We need from you, line 1, English');
  await userEvent.type(field, ' And soon.');
  await userEvent.tab();
  expect(await screen.findByText('At most 2,000 characters; this has 2,400.')).toBeVisible();
  expect(field).toHaveValue('Please send us access to the old till. And soon.');
  unmount();
  await show(desk);
  expect(await screen.findByLabelText('We need from you, line 1, English')).toHaveValue('Please send us access to the old till. And soon.');
});

it('adds evidence that is not mentioned yet', async () => {
  answerCalls({ 'updates.draft': () => sampleDraft(), 'updates.save-section': accept });
  await show(desk);
  expect(await screen.findByText('not mentioned yet: 1')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Add HAR-51 to the update' }));
  expect(screen.getByLabelText('In progress, line 2, English')).toHaveValue('Offline mode for the card');
  expect(screen.getByText('not mentioned yet: 0')).toBeVisible();
});
