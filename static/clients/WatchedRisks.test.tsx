import { screen } from '@testing-library/react';
import { show } from '../testing/show';
import { WatchedRisks } from './WatchedRisks';

const risks = [{ id: 'r1', names: { en: 'The bank is late', 'zh-CN': '银行延迟' }, issues: [] }];
const asking = (field: string) => (name: string) => (field.startsWith(name) ? 'Too long.' : undefined);
const fields = (errorAt: (field: string) => string | undefined) => <WatchedRisks risks={risks} onChange={jest.fn()} errorAt={errorAt} disabled={false} />;
const isWrong = (name: RegExp) => screen.getByLabelText(name).getAttribute('aria-invalid') === 'true';

it.each([
  ['plan.watchedRisks.0.names.zh-CN', [false, true]],
  ['plan.watchedRisks.0.names.en', [true, false]],
  ['plan.watchedRisks.0.names', [true, false]],
])('says at one of its names what is wrong at %s', async (field, wrong) => {
  await show(fields(asking(field)));
  expect(await screen.findAllByText('Too long.')).toHaveLength(1);
  expect([isWrong(/English/), isWrong(/中文/)]).toEqual(wrong);
});
