import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { HealthState, LineDraft, SectionName } from '../../src/updates/contract';
import { answerCalls, refuse } from '../testing/bridge';
import { sampleDraft, sampleEngagement, sampleSection } from '../testing/sample';
import { show } from '../testing/show';
import { DraftDesk } from './DraftDesk';
import { newLine } from './lines';

const desk = <DraftDesk engagement={sampleEngagement()} maySend go={() => undefined} onEngagement={() => undefined} onDiscarded={() => undefined} />;
type Save = { section: SectionName; lines: LineDraft[] };
const accept = ({ section, lines }: Save) => ({ ...sampleSection(section, lines), revision: 'next', savedAt: '2026-11-23T09:43:00.000Z' });

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

it('adds evidence without words: Candor writes them in every language', async () => {
  const words = { en: '“Offline mode for the card”: In progress.', 'zh-CN': '“Offline mode for the card”：进行中。' };
  const written = ({ section, lines }: Save) =>
    sampleSection(section, lines.map((line) => (line.issueIds[0] === '10051' ? { ...line, generated: words } : line)));
  const calls = answerCalls({ 'updates.draft': () => sampleDraft(), 'updates.save-section': written });
  await show(desk);
  expect(await screen.findByText('not mentioned yet: 1')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Add HAR-51 to the update' }));
  expect(screen.getByText('not mentioned yet: 0')).toBeVisible();
  await waitFor(() => expect(screen.getByLabelText('In progress, line 2, English')).toHaveValue(words.en));
  expect(calls.find(({ key }) => key === 'updates.save-section')?.input).toMatchObject({ section: 'moving', lines: [{}, { issueIds: ['10051'], text: {} }] });
  await userEvent.click(screen.getByRole('tab', { name: /中文/ }));
  expect(screen.getByLabelText('In progress, line 2, 中文')).toHaveValue(words['zh-CN']);
});

it('reads the draft again when the health is chosen, and keeps what is being typed', async () => {
  let chosen: HealthState = 'at-risk';
  const words = () => ({ en: `The plan is ${chosen}.`, 'zh-CN': `计划：${chosen}。` });
  const draft = () => sampleDraft({ chosenHealth: chosen, sections: [sampleSection('summary', [{ ...newLine({ id: 's1' }), generated: words() }]), sampleSection('asks')] });
  answerCalls({
    'updates.draft': draft,
    'updates.save-section': accept,
    'updates.choose-health': ({ state }: { state: HealthState }) => {
      chosen = state;
      return { revision: 'h2', state };
    },
  });
  await show(desk);
  await userEvent.click(await screen.findByRole('button', { name: /We need from you$/ }));
  await userEvent.type(screen.getByLabelText('We need from you, line 1, English'), 'The logo');
  await userEvent.selectOptions(screen.getByLabelText('Health'), 'off-track');
  await waitFor(() => expect(screen.getByLabelText('In short, line 1, English')).toHaveValue('The plan is off-track.'));
  expect(screen.getByLabelText('We need from you, line 1, English')).toHaveValue('The logo');
});
