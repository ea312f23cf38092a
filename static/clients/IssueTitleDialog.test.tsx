import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerCalls, refuse } from '../testing/bridge';
import { show } from '../testing/show';
import { IssueTitleDialog } from './IssueTitleDialog';

const saved = jest.fn();
const harbor = { engagementId: 'e1', client: { id: 'c1', name: 'Harbor Coffee' }, visible: true, language: 'en', contacts: [{ id: 'p2', name: '王芳', language: 'zh-CN' }], title: { en: 'Paying by phone' } } as Parameters<typeof IssueTitleDialog>[0]['client'];
const dialog = () => <IssueTitleDialog issue={{ id: '10041', key: 'HAR-41', summary: 'Apple Pay' }} client={harbor} onSaved={saved} onClose={jest.fn()} />;

it('saves the titles that were changed, and no others', async () => {
  const calls = answerCalls({ 'clients.save-title': () => ({}) });
  await show(dialog());
  await userEvent.type(await screen.findByLabelText(/中文/), '手机支付');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(calls.map(({ input }) => input)).toEqual([{ engagementId: 'e1', issueId: '10041', language: 'zh-CN', title: '手机支付' }]);
  expect(saved).toHaveBeenCalled();
});

it('says what is wrong at the title it is wrong in', async () => {
  answerCalls({ 'clients.save-title': (input) => ((input as { language: string }).language === 'zh-CN' ? refuse({ code: 'invalid', message: 'failure.too-long', field: 'title', parameters: { limit: 255, length: 300 } }) : {}) });
  await show(dialog());
  await userEvent.type(await screen.findByLabelText(/English/), ' in all shops');
  await userEvent.type(screen.getByLabelText(/中文/), '手机支付');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('At most 255 characters; this has 300.')).toBeVisible();
  expect(screen.getByLabelText(/中文/)).toHaveAttribute('aria-invalid', 'true');
  expect(screen.getByLabelText(/English/)).not.toHaveAttribute('aria-invalid', 'true');
});
