import type { Engagement } from '../clients/contract';
import type { OwnRecord } from '../ledger/contract';
import { eightOfTenBy } from '../ledger/own-record';
import { standingDates, subjectName } from '../ledger/standing-dates';
import type { GivenDate, SectionName } from './contract';
import type { StoredLine } from './line';
import { type DateContext, givenDate } from './line-date';

export type GivenDates = Record<string, GivenDate>;
type Lines = { name: SectionName; lines: StoredLine[] }[];

/** The dates these lines give, by line id; beside every promise that is new to the client, what our own record makes of it. */
export async function givenDates(engagement: Pick<Engagement, 'id' | 'timeZone'>, sections: Lines, context: DateContext, record: OwnRecord | undefined): Promise<GivenDates> {
  const dated = sections.flatMap(({ name, lines }) => lines.flatMap((line) => datedLine(line, givenDate(line, name, context))));
  if (!record) return Object.fromEntries(dated.map(({ line, date }) => [line.id, date]));
  const promised = dated.filter(({ date }) => date.kind === 'commitment' && date.from !== 'plan');
  const standing = await standingDates(engagement, promised.flatMap(({ line }) => subjectsOf(line)));
  const isNew = ({ line, date }: Dated) => subjectsOf(line).every((subject) => standing.get(subjectName(subject)) !== date.on);
  return Object.fromEntries(dated.map((each) => [each.line.id, promised.includes(each) && isNew(each) ? { ...each.date, likelyBy: eightOfTenBy(record, each.date.on, context) } : each.date]));
}

type Dated = { line: StoredLine; date: GivenDate };
const datedLine = (line: StoredLine, date: GivenDate | undefined): Dated[] => (date ? [{ line, date }] : []);

const subjectsOf = ({ issueIds, versionIds }: StoredLine) => [...issueIds.map((id) => ({ kind: 'issue' as const, id })), ...versionIds.map((id) => ({ kind: 'version' as const, id }))];
