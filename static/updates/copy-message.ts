import type { Message } from '../../src/updates/contract';

/** Puts the parts on the clipboard; the older way serves where the frame may not use the newer. */
async function copy(parts: Record<string, string>): Promise<boolean> {
  try {
    const blobs = Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs) as Record<string, Blob>)]);
    return true;
  } catch {
    const fill = (event: ClipboardEvent) => {
      Object.entries(parts).forEach(([type, text]) => event.clipboardData?.setData(type, text));
      event.preventDefault();
    };
    document.addEventListener('copy', fill, { once: true });
    const done = document.execCommand('copy');
    document.removeEventListener('copy', fill);
    return done;
  }
}

export const copyFormatted = ({ html, text }: Message): Promise<boolean> => copy({ 'text/html': html, 'text/plain': text });
export const copyPlain = ({ text }: Message): Promise<boolean> => copy({ 'text/plain': text });
