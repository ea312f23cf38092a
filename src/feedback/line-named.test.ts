import { numbersNamed } from './line-named';

it.each<[string, number[]]>([
  ['no. 3?', [3]],
  ['No 3 is unclear to me', [3]],
  ['About line 12: when?', [12]],
  ['#4 and point 2, please', [4, 2]],
  ['3) What does this mean?\n5. And this?', [3, 5]],
  ['2?', [2]],
  ['item no. 7, item no. 7', [7]],
  ['第3条是什么意思？', [3]],
  ['请问第十二条', [12]],
  ['第二点和第 5 项', [2, 5]],
  ['We need 3 days for HAR-3', []],
  ['3.5 hours, at 10:30, on 4.12.', []],
  ['no news, line up', []],
  ['no. 3.5', []],
])('%s names %j', (text, numbers) => {
  expect(numbersNamed(text)).toEqual(numbers);
});
