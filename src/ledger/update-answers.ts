import { AppError } from '../platform/app-error';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { recordAct } from './client-acts';
import type { AnswersOfContact, GivenAnswer } from './contract';
import { engagementScope, updateAnswerRecords } from './store';

/** What she may change of one update within an hour; whoever needs more is no person. */
const mostInHour = 60;
/** Of what stood before, so much is kept. */
const mostEarlier = 200;
const hourMilliseconds = 3_600_000;

const keyOf = (updateId: string, contactId: string) => `${updateId}.${contactId}`;

type Answering = {
  engagementId: string;
  updateId: string;
  contact: { id: string; name: string };
  /** Absent: the whole update. */
  line?: { id: string; number: number };
  given: GivenAnswer;
};

/** What these contacts have answered to an update; those who said nothing are not in it. One storage request for twenty-five. */
export async function answersTo(updateId: string, contactIds: string[]): Promise<AnswersOfContact[]> {
  return (await updateAnswerRecords.getMany(contactIds.map((contactId) => keyOf(updateId, contactId)))).map(({ body }) => body);
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
    const row = { scope: engagementScope(engagementId), subject: updateId, at: given.at, body };
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
