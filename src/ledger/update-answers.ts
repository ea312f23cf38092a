import { AppError } from '../platform/app-error';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { recordAct } from './client-acts';
import type { AnswersOfContact, GivenAnswer } from './contract';
import { updateAnswerRecords } from './store';

/** What she may change of one update within an hour; whoever needs more is no person. */
const mostInHour = 60;
/** Of what stood before, so much is kept. */
const mostEarlier = 200;
const hourMilliseconds = 3_600_000;

const mostListed = 100;

const scopeOf = (updateId: string) => `update:${updateId}`;
const keyOf = (updateId: string, contactId: string) => `${updateId}.${contactId}`;

type Answering = {
  engagementId: string;
  updateId: string;
  contact: { id: string; name: string };
  /** Absent: the whole update. */
  line?: { id: string; number: number };
  given: GivenAnswer;
};

/** What was answered to an update last, by at most a hundred of those it was for. One query, which lags a little. */
export async function answersTo(updateId: string): Promise<AnswersOfContact[]> {
  return (await updateAnswerRecords.list({ scope: scopeOf(updateId), limit: mostListed })).records.map(({ body }) => body);
}

/** What one contact has answered to it; undefined where she said nothing. */
export async function answersOf(updateId: string, contactId: string): Promise<AnswersOfContact | undefined> {
  return (await updateAnswerRecords.get(keyOf(updateId, contactId)))?.body;
}

/** Keeps an answer, and what it replaces as history. The same again changes nothing. Too many in an hour are `forbidden`. It is an act of hers. */
export async function keepAnswer({ engagementId, updateId, contact, line, given }: Answering): Promise<AnswersOfContact> {
  const key = keyOf(updateId, contact.id);
  const kept = await repeatOnConflict(async () => {
    const stored = await updateAnswerRecords.get(key);
    const before: AnswersOfContact = stored?.body ?? { contactId: contact.id, name: contact.name, lines: {}, earlier: [] };
    const last = line ? before.lines[line.id] : before.whole;
    if (last && last.answer === given.answer && last.words === given.words) return before;
    refuseTooMany(before, given.at);
    const earlier = last ? [...before.earlier, { ...last, ...(line && { number: line.number }) }].slice(-mostEarlier) : before.earlier;
    const body: AnswersOfContact = { ...before, name: contact.name, earlier, ...(line ? { lines: { ...before.lines, [line.id]: { ...given, number: line.number } } } : { whole: given }) };
    const row = { scope: scopeOf(updateId), at: given.at, body };
    await commit([stored ? updateAnswerRecords.replace(stored, row) : updateAnswerRecords.create(key, row)]);
    return body;
  });
  await recordAct(engagementId, given.at);
  return kept;
}

function refuseTooMany({ whole, lines, earlier }: AnswersOfContact, at: string): void {
  const since = Date.parse(at) - hourMilliseconds;
  const recent = [...(whole ? [whole] : []), ...Object.values(lines), ...earlier].map((answer) => Date.parse(answer.at)).filter((moment) => moment > since);
  if (recent.length < mostInHour) return;
  const count = Math.max(1, Math.ceil((Math.min(...recent) - since) / 60_000));
  throw new AppError('forbidden', 'failure.too-many-submissions', { parameters: { limit: mostInHour, count } });
}
