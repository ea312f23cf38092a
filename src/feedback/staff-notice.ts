import { engagementOutlines, type EngagementOutline } from '../clients/places';
import type { Language } from '../i18n/language';
import { receiptCatalogues, type ReceiptKey } from '../i18n/receipt';
import { translator, type Translator } from '../i18n/translate';
import { markup, withBreaks } from '../updates/message/markup';
import { plain } from '../updates/message/plain-text';
import { mailStaff } from '../updates/staff-mail';
import { timeInWords } from '../updates/time-in-words';
import { changeRecord } from './record-change';
import type { StoredFeedback } from './store';

/** What a mail to one of our own people says, in her language. */
type Notice = { subject: string; text: string };

/** Of the issues linked to it, so many are tried. */
const mostLinked = 3;

/** Has Jira mail somebody of ours about feedback, on the request, or the issue of notify mails, or linked work. False when Jira refused. */
export function noticeTo(accountId: string, { body }: StoredFeedback, { anchorIssue }: Pick<EngagementOutline, 'anchorIssue'>, write: (say: Translator<ReceiptKey>, language: Language) => Notice): Promise<boolean> {
  const request = body.requestGone ? undefined : body.request?.id;
  const issueIds = [request, anchorIssue?.id, ...Object.keys(body.issues).slice(0, mostLinked)];
  return mailStaff(accountId, { issueIds, projectId: body.projectId }, (language) => {
    const { subject, text } = write(translator(receiptCatalogues, language), language);
    const words = body.longer ? `${plain(body.excerpt)}…` : plain(body.excerpt);
    return { subject, html: markup`<p>${text}</p><blockquote>${withBreaks(words)}</blockquote>`, text: `${text}\n\n${words.replace(/^/gm, '> ')}\n` };
  });
}

/** Tells those whom a routing rule names that something has come in, once: the mark comes before the mails. */
export async function noticeOfNew(feedbackId: string, accountIds: string[]): Promise<void> {
  let isFirst = false;
  const record = await changeRecord(feedbackId, (body) => {
    isFirst = body.noticedAt === undefined;
    return isFirst ? { ...body, noticedAt: new Date().toISOString() } : undefined;
  });
  const [place] = await engagementOutlines(record?.body.placeId === undefined ? [] : [record.body.placeId]);
  if (!record || !place || !isFirst) return;
  const { asker, reference, receivedAt } = record.body;
  for (const accountId of accountIds) {
    await noticeTo(accountId, record, place, (say, language) => ({
      subject: say('notice.new.subject', { name: asker.name, reference }),
      text: say('notice.new.text', { name: asker.name, time: timeInWords(receivedAt, place.timeZone, language, receivedAt) }),
    }));
  }
}
