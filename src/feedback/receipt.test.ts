import { plainText } from '../../local/site/document';
import type { AdfNode } from '../../local/site/model';
import { receiptDocument } from './receipt';
import { timeInWords } from '../updates/time-in-words';

const now = '2026-11-20T12:00:00.000Z';
const receipt = { timeZone: 'Europe/Lisbon', name: 'Ana Silva', reference: 'F-7K2M', ownerName: 'Maya Lindqvist', hearsBy: '2026-11-24T14:00:00.000Z', now };

it.each([
  ['2026-11-24T14:00:00.000Z', 'Europe/Lisbon', 'en', 'Tue 24 Nov, 14:00 (Lisbon time)'],
  ['2026-11-24T14:00:00.000Z', 'America/New_York', 'en', 'Tue 24 Nov, 09:00 (New York time)'],
  ['2026-11-24T14:00:00.000Z', 'America/Argentina/Buenos_Aires', 'en', 'Tue 24 Nov, 11:00 (Buenos Aires time)'],
  ['2026-11-24T14:00:00.000Z', 'Etc/UTC', 'en', 'Tue 24 Nov, 14:00 (UTC)'],
  ['2026-11-24T14:00:00.000Z', 'Nowhere/Atall', 'en', 'Tue 24 Nov, 14:00 (UTC)'],
  ['2027-01-04T00:00:00.000Z', 'UTC', 'en', 'Mon 4 Jan 2027, 00:00 (UTC)'],
  ['2026-11-24T14:00:00.000Z', 'Asia/Shanghai', 'zh-CN', '11月24日周二 22:00（中国时间）'],
  ['2026-11-24T17:00:00.000Z', 'Asia/Shanghai', 'zh-CN', '11月25日周三 01:00（中国时间）'],
  ['2026-11-24T14:00:00.000Z', 'Europe/Lisbon', 'zh-CN', '11月24日周二 14:00（葡萄牙时间）'],
  ['2026-11-24T14:00:00.000Z', 'UTC', 'zh-CN', '11月24日周二 14:00（UTC）'],
] as const)('%s in %s is said in %s as %s', (at, timeZone, language, words) => {
  expect(timeInWords(at, timeZone, language, now)).toBe(words);
});

it('says who has it, until when, and under what reference, in both languages', () => {
  expect(plainText(receiptDocument({ ...receipt, language: 'en' }) as AdfNode)).toBe(
    'Thank you, Ana Silva. Your message has arrived.\nMaya Lindqvist is looking after it. You will hear from us by Tue 24 Nov, 14:00 (Lisbon time).\nReference: F-7K2M\nIf there is anything to add, just answer here.',
  );
  expect(plainText(receiptDocument({ ...receipt, language: 'zh-CN', name: '王芳', timeZone: 'Asia/Shanghai' }) as AdfNode)).toBe(
    '王芳，您好！我们已收到您的留言，谢谢。\n由Maya Lindqvist负责跟进，最迟在11月24日周二 22:00（中国时间）前给您答复。\n编号：F-7K2M\n如需补充，直接在此回复即可。',
  );
});

it('keeps names as text, whatever stands in them', () => {
  const document = JSON.stringify(receiptDocument({ ...receipt, language: 'en', name: '<b>{owner}</b>\u0000 [x|http://e]', ownerName: '*M*' }));
  expect(document).toContain('Thank you, <b>{owner}</b> [x|http://e].');
  expect(document).toContain('*M* is looking after it.');
  expect(document).not.toMatch(/"marks"|"link"/);
});
