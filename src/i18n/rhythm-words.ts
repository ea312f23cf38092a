import type { rhythm } from './en/rhythm';
import type { Language } from './language';
import type { Translator } from './translate';

export type RhythmKey = keyof typeof rhythm;

/** The cadence of a plan; weekday 1 is Monday. */
type Rhythm = { every: 'week' | 'two-weeks' | 'month'; weekday: number; weekdays?: number[]; inMonth?: { nth: 1 | 2 | 3 | 4 | -1 } | { day: number } };

/** "every week on Friday", "每周五": part of a sentence. */
export function rhythmInWords({ every, weekday, weekdays = [weekday], inMonth = { nth: 1 } }: Rhythm, say: Translator<RhythmKey>, language: Language): string {
  if (every !== 'month') return say(`rhythm.${every}`, { weekdays: new Intl.ListFormat(language).format(weekdays.map((day) => weekdayName(day, language))) });
  if ('nth' in inMonth) return say(`rhythm.month.${inMonth.nth}`, { weekday: weekdayName(weekday, language) });
  return inMonth.day === 31 ? say('rhythm.month.last-day') : say('rhythm.month.day', { day: inMonth.day });
}

/** 周五 is how Chinese says it in a sentence; English writes Friday out. 1 January 2024 was a Monday. */
export function weekdayName(weekday: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: language === 'en' ? 'long' : 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)));
}
