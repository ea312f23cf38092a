import { knownTimeZone } from '../clients/time-zone';
import { dateIn, formatDate } from '../i18n/dates';
import type { Language } from '../i18n/language';
import { receiptCatalogues } from '../i18n/receipt';
import { translator } from '../i18n/translate';

/** "Tue 24 Nov, 14:00 (Lisbon time)": a moment as somebody in this time zone says it. */
export function timeInWords(at: string, timeZone: string, language: Language, now: string): string {
  const zone = knownTimeZone(timeZone);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
  const date = formatDate(dateIn(at, zone), language, dateIn(now, zone));
  return translator(receiptCatalogues, language)('receipt.time', { date, clock, zone: zoneInWords(zone, language) });
}

/** English has abbreviations for some zones and countries for others; the city everybody chose is plainer. */
function zoneInWords(zone: string, language: Language): string {
  if (!zone.includes('/') || zone.startsWith('Etc/')) return zone.replace(/^Etc\//, '');
  if (language === 'en') return translator(receiptCatalogues, language)('receipt.zone', { city: zone.slice(zone.lastIndexOf('/') + 1).replace(/_/g, ' ') });
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
