import { type BadNews, type BadNewsLook, type BadNewsRecord, badNewsOf, dayOf, hoursUntold, isUntold } from './bad-news';
import { isOverLimit } from './bad-news-due';
import type { BadNewsView } from './contract';

/** All of what is known of a subject, oldest first. */
export const badNewsViews = (record: BadNewsRecord, look: BadNewsLook): BadNewsView[] => badNewsOf(record, look).map((news) => viewOf(record, news, look));

export const untoldViews = (record: BadNewsRecord, look: BadNewsLook): BadNewsView[] => badNewsViews(record, look).filter(isUntold);

function viewOf({ subject }: BadNewsRecord, news: BadNews, look: BadNewsLook): BadNewsView {
  const workingHours = hoursUntold(news, look);
  return { subject, ...news, day: dayOf(news.at, look), workingHours, overLimit: isOverLimit(workingHours, look) };
}
