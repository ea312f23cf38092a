type Mail = { subject: string; html: string; text: string; to: { name: string; email?: string }; boundary: string };

const crlf = '\r\n';

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Base64 in lines of 76, as MIME asks. */
const folded = (text: string): string => (base64(text).match(/.{1,76}/g) ?? []).join(crlf);

/** A header's text after RFC 2047: words of at most 75 characters, never cutting a letter in two. */
export function encodedHeader(text: string): string {
  const oneLine = text.replace(/[\r\n]+/g, ' ');
  if (/^[\x20-\x7e]*$/.test(oneLine) && !oneLine.includes('=?') && oneLine.length <= 60) return oneLine;
  const words: string[] = [];
  let word = '';
  for (const letter of oneLine) {
    if (new TextEncoder().encode(word + letter).length > 45) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((part) => `=?UTF-8?B?${base64(part)}?=`).join(`${crlf} `);
}

/** A mail file any mail program opens as an unsent message. */
export function emlFile({ subject, html, text, to, boundary }: Mail): string {
  const address = to.email?.replace(/[\r\n<>]/g, '');
  const name = encodedHeader(to.name);
  const phrase = name.startsWith('=?') ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
  const part = (type: string, body: string) => [`--${boundary}`, `Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', folded(body)];
  return [
    'X-Unsent: 1',
    ...(address ? [`To: ${phrase} <${address}>`] : []),
    `Subject: ${encodedHeader(subject)}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', html),
    `--${boundary}--`,
    '',
  ].join(crlf);
}
