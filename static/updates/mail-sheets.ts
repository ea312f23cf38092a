const base = ':host { display: block } .mail-page { min-height: 100%; background-color: Canvas; color: CanvasText; overflow-wrap: anywhere } .mail-page-comment { padding: 8px 16px } img { max-width: 100% }';

/** The sheets of a mail as if the reader's system were in this mode. */
export function styledSheets(texts: string[], mode: 'light' | 'dark'): CSSStyleSheet[] {
  if (typeof CSSStyleSheet === 'undefined' || !('replaceSync' in CSSStyleSheet.prototype)) return [];
  return [base, ...texts].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(inMode(text, mode));
    return sheet;
  });
}

export function inMode(text: string, mode: 'light' | 'dark'): string {
  const page = text.replace(/(^|[},]\s*)(html|body)(?=[\s,{.])/g, '$1.mail-page');
  return page.replace(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/g, (_, asked: string) => (asked === mode ? '(min-width: 0)' : '(max-width: 0)'));
}
