import { encodedHeader, emlFile } from './eml';

const decoded = (text: string): string => Buffer.from(text.replace(/\r\n/g, ''), 'base64').toString('utf8');

it('leaves plain headers alone and encodes others in words of at most 75 characters', () => {
  expect(encodedHeader('Harbor app: on track')).toBe('Harbor app: on track');
  const subject = '晨光应用：有风险，测试版推迟到12月19日，请您在周四之前提供旧收银机的访问权限 🚀';
  const words = encodedHeader(subject).split('\r\n ');
  expect(words.length).toBeGreaterThan(1);
  words.forEach((word) => expect(word.length).toBeLessThanOrEqual(75));
  expect(words.map((word) => decoded(/^=\?UTF-8\?B\?(.*)\?=$/.exec(word)?.[1] ?? '')).join('')).toBe(subject);
});

it('keeps line breaks out of headers', () => {
  expect(encodedHeader('Hello\r\nBcc: all@example.com')).not.toContain('\n');
});

it('writes both parts so that nothing is lost', () => {
  const html = `<p>${'很长的一行 '.repeat(50)}</p>`;
  const file = emlFile({ subject: 'News', html, text: 'Fine.\n. \nBye', to: { name: '王芳', email: 'wang@example.cn' }, boundary: 'b-1' });
  const [head = '', text = '', formatted = ''] = file.split('--b-1\r\n');
  expect(head).toContain('To: =?UTF-8?B?546L6Iqz?= <wang@example.cn>');
  expect(head).toContain('multipart/alternative; boundary="b-1"');
  expect(decoded(text.split('\r\n\r\n')[1] ?? '')).toBe('Fine.\n. \nBye');
  expect(decoded((formatted.split('\r\n\r\n')[1] ?? '').replace('--b-1--', ''))).toBe(html);
  file.split('\r\n').forEach((line) => expect(line.length).toBeLessThanOrEqual(78));
});
