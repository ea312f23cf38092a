import { styledSheets } from './mail-sheets';

const forbidden = 'script, style, iframe, frame, object, embed, link, meta, base, form, input, button, title';
const addresses = ['href', 'src', 'action', 'formaction', 'background', 'xlink:href'];

/**
 * Draws the HTML of a mail inside a shadow root. The page's policy forbids inline styles in markup,
 * so they are put in through the CSSOM; whatever could run or load is left out.
 */
export function mountMail(root: ShadowRoot, html: string, mode: 'light' | 'dark', part: 'mail' | 'comment' = 'mail'): void {
  // The parser would report style elements and attributes to the policy, so neither reaches it under that name.
  const sheets: string[] = [];
  const markup = html
    .replace(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi, (_, sheet: string) => {
      sheets.push(sheet);
      return '';
    })
    .replace(/(<[^>]*?\s)style(\s*=)/gi, '$1data-inline-style$2');
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  parsed.querySelectorAll(forbidden).forEach((element) => element.remove());
  const page = document.createElement('div');
  for (const { name, value } of parsed.body.attributes) page.setAttribute(name, value);
  page.classList.add('mail-page', `mail-page-${part}`);
  page.append(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
  for (const element of [page, ...page.querySelectorAll<HTMLElement>('*')]) clean(element);
  page.style.colorScheme = mode;
  const bars = page.getAttribute('bgcolor');
  if (bars && !page.style.backgroundColor) page.style.backgroundColor = bars;
  root.replaceChildren(page);
  root.adoptedStyleSheets = styledSheets(sheets, mode);
}

function clean(element: HTMLElement): void {
  const inline = element.dataset['inlineStyle'];
  for (const { name, value } of [...element.attributes]) {
    const runs = name.startsWith('on') || name === 'srcdoc' || name === 'srcset';
    const unsafe = addresses.includes(name) && !/^(https?:|mailto:|data:image\/|#)/i.test(value.trim());
    if (runs || unsafe || name === 'data-inline-style') element.removeAttribute(name);
  }
  if (inline) element.style.cssText = inline;
}
