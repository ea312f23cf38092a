import fc from 'fast-check';
import { addDays, formatDate } from '../i18n/dates';
import { languages } from '../i18n/language';
import { mentionsDate } from './mentioned-date';

it.each([
  'due Fri 4 Dec',
  'by December 4th, if all goes well',
  'the 4th of December',
  'On Dec. 4 we open',
  '12月4日上线',
  '12 月 4 号',
  '2026-12-04',
  'bis 4.12.',
  'on 04/12/2026',
  'on 12/4',
])('%s names the day', (text) => expect(mentionsDate(text, '2026-12-04')).toBe(true));

it.each(['due 14 Dec', 'by December 40', 'Dec 14', '12月14日', '2026-12-041', '4 decades', 'version 1.4.12', '4 Nov', '11月4日', '24.12.', ''])('%s does not', (text) => expect(mentionsDate(text, '2026-12-04')).toBe(false));

it('knows every day as Candor writes it, and no day for its neighbour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_650 }), fc.constantFrom(...languages), (days, language) => {
      const date = addDays('2026-01-01', days);
      const text = formatDate(date, language, '2026-11-20');
      expect(mentionsDate(text, date)).toBe(true);
      expect(mentionsDate(text, addDays(date, 1))).toBe(false);
    }),
  );
});
