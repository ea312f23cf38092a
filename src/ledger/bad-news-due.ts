import { addWorkingMinutes } from '../clients/working-time';
import { type BadNews, type BadNewsLook, type BadNewsRecord, isUntold, slippedFrom } from './bad-news';

/**
 * From when on our own people are to be told that she does not know: the limit of the plan. Undefined where nothing is untold, or they
 * know of something that still runs.
 */
function alarmFrom({ alarmedAt }: BadNewsRecord, news: BadNews[], { limitWorkingHours, workingTime, timeZone }: BadNewsLook): string | undefined {
  const untold = news.filter(isUntold);
  const [oldest] = untold;
  if (!oldest || (alarmedAt !== undefined && untold.some(({ at }) => at <= alarmedAt))) return undefined;
  return addWorkingMinutes(oldest.at, limitWorkingHours * 60, workingTime, timeZone);
}

export function needsAlarm(record: BadNewsRecord, news: BadNews[], look: BadNewsLook): boolean {
  const from = alarmFrom(record, news, look);
  return from !== undefined && from <= look.now;
}

/** When the passing of time alone changes something: a date she was told slips, or the limit of the plan passes. One that lies before now was missed. */
export function nextLookAt(record: BadNewsRecord, news: BadNews[], look: BadNewsLook): string | undefined {
  const [told, seen] = [record.tellings.at(-1), record.glimpses.at(-1)];
  const slips = told?.facts?.category === 'done' || seen?.facts?.category === 'done' ? undefined : slippedFrom(told?.facts, look);
  return [alarmFrom(record, news, look), ...(slips !== undefined && slips > look.now ? [slips] : [])].filter((at) => at !== undefined).sort()[0];
}

export const isOverLimit = (workingHours: number, { limitWorkingHours }: Pick<BadNewsLook, 'limitWorkingHours'>): boolean => workingHours >= limitWorkingHours;
