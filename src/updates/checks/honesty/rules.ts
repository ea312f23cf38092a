import type { Found, Rule, Subject } from '../subject';
import { betterHealth } from './better-health';
import { leftOutNews, leftOutRisks } from './left-out';
import { noResponse } from './no-response';
import { notDone } from './not-done';
import { otherChart } from './other-chart';
import { otherDate } from './other-date';
import { otherNumber } from './other-number';
import { rawStatus } from './raw-status';
import { reassuring } from './reassuring';

const rules: Rule[] = [notDone, leftOutNews, leftOutRisks, betterHealth, otherDate, otherNumber, otherChart, reassuring, noResponse, rawStatus];

/** For one cause one finding: what is said to be done and is not need not be found missing, nor the praise beside it. */
function withoutEchoes(subject: Subject): Found[] {
  const all = rules.flatMap((rule) => rule(subject));
  const untrue = all.filter(({ rule }) => rule === 'not-done');
  const isEcho = (echo: Found) =>
    untrue.some(({ lineId, issueIds, versionIds }) => (echo.rule === 'left-out-news' || (echo.rule === 'reassuring' && echo.lineId === lineId)) && [...issueIds, ...versionIds].some((id) => [...echo.issueIds, ...echo.versionIds].includes(id)));
  return all.filter((finding) => !isEcho(finding));
}

/** What would be told otherwise than it is. */
export const honestyChecks: Rule[] = [withoutEchoes];
