import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import type { Engagement, EngagementDraft } from '../../src/clients/contract';
import { answerCalls } from '../testing/bridge';
import { sampleEngagement } from '../testing/sample';
import { show } from '../testing/show';
import { draftOf } from './engagement-draft';
import { PlanFields } from './PlanFields';
import { RhythmFields } from './RhythmFields';

let draft: EngagementDraft;
const keep = (current: EngagementDraft) => {
  draft = current;
};
/** Time zones and countries are long lists: a test shows the part it is about. */
function Form({ engagement, part }: { engagement: Engagement; part: 'rhythm' | 'plan' }) {
  const [current, setCurrent] = useState(draftOf(engagement));
  useEffect(() => keep(current), [current]);
  return part === 'rhythm' ? (
    <RhythmFields draft={current} onChange={(change) => setCurrent({ ...current, ...change })} errorAt={() => undefined} disabled={false} />
  ) : (
    <PlanFields engagement={engagement} draft={current} onChange={(plan) => setCurrent({ ...current, plan })} errorAt={() => undefined} disabled={false} />
  );
}

it('shows the next dates of a rhythm while it is chosen, and which of them moved', async () => {
  const calls = answerCalls({ 'clients.planned-dates': () => [{ on: '2026-11-27', at: '2026-11-27T14:00:00.000Z' }, { on: '2026-12-24', movedFrom: '2026-12-25', at: '2026-12-24T14:00:00.000Z' }] });
  await show(<Form part="rhythm" engagement={sampleEngagement()} />);
  expect(await screen.findByText(/Thu 24 Dec.*15:00/)).toHaveTextContent('Fri 25 Dec is a day off');
  expect(calls.at(-1)?.input).toMatchObject({ cadence: { every: 'week', weekday: 5 }, nextUpdateOn: '2026-11-27', sendAt: '15:00' });
  fireEvent.click(screen.getByLabelText('Monday'));
  expect(draft.cadence).toMatchObject({ weekday: 1, weekdays: [1, 5] });
  fireEvent.change(screen.getByLabelText('How often'), { target: { value: 'month' } });
  fireEvent.change(screen.getAllByLabelText('On')[0] as HTMLElement, { target: { value: 'day' } });
  expect(draft.cadence).toMatchObject({ every: 'month', inMonth: { day: 31 } });
});

it('says what sending by itself will do, with numbers, before it is switched on for good', async () => {
  const [ana, fang, third] = sampleEngagement().contacts;
  if (!ana || !fang || !third) throw new Error('The sample has too few contacts.');
  await show(<Form part="plan" engagement={sampleEngagement({ contacts: [ana, fang, { ...ana, id: 'p4' }] })} />);
  expect(screen.getByText('A person presses Send. Nothing leaves on its own.')).toBeVisible();
  await userEvent.click(screen.getByLabelText('Updates leave by themselves'));
  expect(screen.getByText(/On Fri 27 Nov.* at 15:00.*leaves for 2 contacts without anybody pressing Send/)).toBeVisible();
  expect(screen.getByText(/1 more contact gets it by hand/)).toBeVisible();
  expect(draft.plan.sendsItself).toBe(true);
});

it('adds and removes days off and allowed words', async () => {
  await show(<Form part="plan" engagement={sampleEngagement()} />);
  await userEvent.type(screen.getByLabelText('Add a word'), 'Chenguang');
  await userEvent.click(screen.getAllByRole('button', { name: 'Add' })[1] as HTMLElement);
  expect(draft.plan.mayTell.words).toEqual(['Chenguang']);
  await userEvent.click(screen.getByRole('button', { name: 'Remove Chenguang' }));
  expect(draft.plan.mayTell.words).toEqual([]);
});

it('watches a risk by its name and its issues, and takes it off again', async () => {
  answerCalls({ 'clients.find-issues': () => [{ id: '7', key: 'HAR-7', summary: 'Certificates of the bank', status: 'In Progress', category: 'in-progress' }] });
  await show(<Form part="plan" engagement={sampleEngagement()} />);
  await userEvent.click(screen.getByRole('button', { name: 'Watch a risk' }));
  await userEvent.type(screen.getByLabelText('What the client reads (English)'), 'The bank is slow');
  await userEvent.type(screen.getByLabelText('Add an issue'), 'bank');
  await userEvent.click(await screen.findByText('Certificates of the bank'));
  expect(draft.plan.watchedRisks).toMatchObject([{ names: { en: 'The bank is slow' }, issues: [{ id: '7', key: 'HAR-7' }] }]);
  await userEvent.click(screen.getByRole('button', { name: 'Remove HAR-7' }));
  expect(draft.plan.watchedRisks).toMatchObject([{ issues: [] }]);
  await userEvent.click(screen.getByRole('button', { name: 'Watch it no longer' }));
  expect(draft.plan.watchedRisks).toEqual([]);
});
