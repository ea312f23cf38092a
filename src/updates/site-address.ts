import type { Engagement } from '../clients/contract';
import { asApp } from '../platform/jira/jira';
import { collection } from '../platform/storage/collection';
import { commit } from '../platform/storage/transaction';
import type { MessageSource } from './message/source';

const records = collection<{ url?: string }>('site-address', 1);
const recordId = 'jira';
const lifeMilliseconds = 24 * 3600 * 1000;

/** Where people read the site's issues. Jira's own word for it, asked for once a day: what the browser says of it could be forged. */
export async function siteAddress(): Promise<string | undefined> {
  const now = Date.now();
  const known = await records.get(recordId);
  if (known && Date.parse(known.at) > now - lifeMilliseconds) return known.body.url;
  const { baseUrl } = await asApp().send('serverInfo');
  const url = baseUrl?.replace(/\/+$/, '');
  const row = { scope: 'site', at: new Date(now).toISOString(), body: { ...(url && { url }) } };
  // Whoever looks it up finds the same, so the last one to write is right.
  await commit([records.put(recordId, row)]);
  return url;
}

/** Where those answer whom Jira mails; asked for only where there are any. */
export async function placeToAnswer({ anchorIssue, contacts }: Pick<Engagement, 'anchorIssue' | 'contacts'>): Promise<Pick<MessageSource, 'answerOn'>> {
  if (!anchorIssue || !contacts.some(({ road }) => road === 'notify')) return {};
  const url = await siteAddress();
  return { answerOn: { key: anchorIssue.key, ...(url && { url: `${url}/browse/${encodeURIComponent(anchorIssue.key)}` }) } };
}
