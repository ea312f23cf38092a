import { dateIn } from '../i18n/dates';
import { pastFrom, startOfDay } from './due';
import type { HeldUp } from './promise';
import type { Ask, AskStatement } from './told';

export type AskBody = Omit<Ask, 'id' | 'state'>;

/** What anybody said before stays readable, up to these. */
const mostStatements = 20;

/** By when it was needed, as it was told at first and later on: a later day told is the one that holds from then on. */
export function tellings({ neededBy, again = [] }: AskBody, askedAt: string): { at: string; neededBy?: string }[] {
  const told: { at: string; neededBy?: string }[] = [{ at: askedAt, ...(neededBy !== undefined && { neededBy }) }];
  for (const telling of [...again].sort((one, other) => one.at.localeCompare(other.at))) {
    if (telling.neededBy !== undefined && telling.neededBy !== told.at(-1)?.neededBy) told.push({ at: telling.at, neededBy: telling.neededBy });
  }
  return told;
}

/** The day it is needed by as last told. */
export const neededByNow = (body: AskBody, askedAt: string): string | undefined => tellings(body, askedAt).at(-1)?.neededBy;

/** How it held up what it blocks, once for each day it was needed by. An ask nobody knows the end of, though it has ended, held nothing up that anybody could prove. */
export function heldUpBy(ask: { at: string; state: string; body: AskBody }): HeldUp[] {
  const { at, state, body } = ask;
  const { closedAt } = body;
  if (state !== 'open' && closedAt === undefined) return [];
  return tellings(body, at).flatMap(({ at: askedAt, neededBy }, index, all): HeldUp[] => {
    const ends = [all[index + 1]?.at, closedAt].filter((end) => end !== undefined).sort()[0];
    if (neededBy === undefined || (ends !== undefined && ends <= askedAt)) return [];
    return [{ askedAt, neededBy, ...(ends !== undefined && { closedAt: ends }) }];
  });
}

/** Whether it is open past the day it was needed by. */
export const isOverdue = (body: AskBody, askedAt: string, look: { now: string; timeZone: string }): boolean => {
  const by = neededByNow(body, askedAt);
  return by !== undefined && pastFrom(by, look.timeZone) <= look.now;
};

/** The ask with one more statement. Given on a day counts as given when that day began, today as now: what is in doubt is for her. */
export function withStatement(body: AskBody, askedAt: string, statement: AskStatement, timeZone: string): AskBody {
  const { closedAt: _before, ...rest } = body;
  const said = [...(body.said ?? []), statement].slice(-mostStatements);
  if (statement.kind === 'open') return { ...rest, said };
  const began = statement.on === dateIn(statement.at, timeZone) ? statement.at : startOfDay(statement.on, timeZone);
  return { ...rest, said, closedAt: began > askedAt ? began : askedAt };
}
