import type { Engagement } from '../../clients/contract';
import type { MessageEdition } from '../../ledger/told';
import type { Wording } from './news';
import { isolated, oneLine, plain } from './plain-text';
import type { MessageSource } from './source';

export type SignOff = {
  lines: string[];
  /** The last line of a mail from Jira: where to answer, with the address in it. */
  answer?: { text: string; url?: string };
};

/** `numbers`: of the lines she may ask about. */
type Answering = Pick<MessageSource, 'answerOn'> & { numbers?: number[] };

/** A first message has said what to do if it is urgent. A reply to Jira's own mail may be lost, so such a mail names the place to answer. */
export function signOff(team: Engagement['team'], { answerOn, numbers = [] }: Answering, { form, length, road }: MessageEdition, { say }: Wording): SignOff {
  const [absent, how, what] = [plain(team.standIn), plain(team.howToReach), plain(team.ifUrgent)];
  const [, number] = numbers;
  const answer = road === 'notify' ? answerOn : undefined;
  return {
    lines: [
      ...(length === 'short' ? [say('message.short.more')] : []),
      oneLine(team.projectManager.name),
      ...(how !== '' ? [say('message.sign.answer', { how: isolated(how) })] : answer ? [] : [say('message.sign.answer-as-usual')]),
      ...(number === undefined ? [] : [say('message.sign.by-number', { number })]),
      ...(absent === '' ? [] : [say('message.sign.stand-in', { standIn: isolated(absent) })]),
      ...(what === '' || form === 'first' ? [] : [say('message.sign.urgent', { what: isolated(what) })]),
      ...(answer ? [say('message.sign.no-reply')] : []),
    ],
    ...(answer && { answer: answerLine(answer, say) }),
  };
}

function answerLine({ key, url }: NonNullable<MessageSource['answerOn']>, say: Wording['say']): NonNullable<SignOff['answer']> {
  return url === undefined ? { text: say('message.sign.answer-issue', { key }) } : { text: say('message.sign.answer-issue-at', { key, url }), url };
}
