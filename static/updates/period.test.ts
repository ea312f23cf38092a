import { periodInWords } from './period';

it('says a period as a reader would', () => {
  expect(periodInWords('2026-11-14', '2026-11-21', 'en', 'UTC')).toBe('14–21 Nov');
  expect(periodInWords('2026-11-28T23:30:00.000Z', '2026-12-05', 'en', 'Asia/Shanghai')).toMatch(/^29 Nov\s–\s5 Dec$/);
  expect(periodInWords('2026-11-14', '2026-11-21', 'zh-CN', 'UTC')).toBe('11月14日–21日');
  expect(periodInWords('2026-11-28', '2026-12-05', 'zh-CN', 'UTC')).toBe('11月28日–12月5日');
});
