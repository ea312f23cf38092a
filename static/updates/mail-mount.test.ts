import { mountMail } from './mail-mount';
import { inMode } from './mail-sheets';

function mounted(html: string): ShadowRoot {
  const root = document.createElement('div').attachShadow({ mode: 'open' });
  mountMail(root, html, 'light');
  return root;
}

it('keeps inline styles, through the CSSOM', () => {
  const root = mounted('<body style="background-color: #f4f5f7"><table width="600" style="max-width: 600px"><tr><td bgcolor="#ff0000" class="a" style="padding: 24px">Fine</td></tr></table></body>');
  const cell = root.querySelector('td');
  expect(cell?.style.padding).toBe('24px');
  expect(cell?.getAttribute('bgcolor')).toBe('#ff0000');
  expect(root.querySelector('table')?.style.maxWidth).toBe('600px');
  expect(root.querySelector<HTMLElement>('.mail-page')?.style.backgroundColor).toBe('rgb(244, 245, 247)');
});

it('drops whatever could run or load', () => {
  const root = mounted(
    '<script>window.bad = 1</script><p onclick="bad()">Text</p><a href="javascript:bad()">x</a><a href="https://example.com">y</a><iframe src="https://example.com"></iframe><form><input></form><img src="https://example.com/a.png" onerror="bad()">',
  );
  expect(root.innerHTML).not.toMatch(/script|onclick|onerror|iframe|form|input/);
  expect([...root.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([null, 'https://example.com']);
});

it('shows the sheet of the chosen mode, whatever the system prefers', () => {
  const sheet = 'body { color: red } @media (prefers-color-scheme: dark) { .card { color: white } }';
  expect(inMode(sheet, 'dark')).toBe('.mail-page { color: red } @media (min-width: 0) { .card { color: white } }');
  expect(inMode(sheet, 'light')).toContain('@media (max-width: 0)');
});
