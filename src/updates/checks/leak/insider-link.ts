import type { Found } from '../subject';
import { foundIn, readPassages, shortQuote, standingPassages } from './found';
import type { LeakCheck } from './guarded';
import { isInside, quoteOf } from './normal-text';

const link = /(?:https?:\/\/|www\.)[^\s<>"“”'）)】\]，。；、]+/gu;

export const holdsLink = (text: string): boolean => /https?:\/\/|www\./iu.test(text.normalize('NFKC'));

/** An address only the team can open. */
export const insiderLink: LeakCheck = (subject, { siteHost }) =>
  [...readPassages(subject), ...standingPassages(subject)].flatMap((passage) =>
    [...passage.normal.text.matchAll(link)].flatMap(({ 0: found, index }): Found[] => {
      const address = found.replace(/[.,;:!?]+$/u, '');
      const span = { from: index, to: index + address.length };
      if (!isInsider(address, siteHost) || isInside(span, passage.allowed)) return [];
      const quote = quoteOf(passage.normal, span.from, span.to);
      return [foundIn(passage, 'insider-link', { about: address, quote, parameters: { words: shortQuote(quote) }, restsOn: address })];
    }),
  );

/** Customers open these pages of the site; all others are for people with a licence. */
const customerPath = /^\/(?:servicedesk\/customer|helpcenter|rest\/servicedeskapi\/.*\/public)(?:\/|$)/u;
const privateAddress = /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|0\.0\.0\.0|\[?::1|\[?f[cd][0-9a-f]{2}:)/u;
const internalEnding = /\.(?:local|localdomain|internal|intranet|corp|lan|home|priv(?:ate)?|test|localhost|invalid)$/u;

function isInsider(address: string, siteHost: string | undefined): boolean {
  const whole = address.startsWith('www.') ? `https://${address}` : address;
  if (!URL.canParse(whole)) return false;
  const { hostname, pathname } = new URL(whole);
  if (hostname === siteHost || /\.(?:atlassian\.net|jira\.com|jira-dev\.com)$/u.test(hostname)) return !customerPath.test(pathname);
  return privateAddress.test(hostname) || internalEnding.test(hostname) || !hostname.includes('.');
}
