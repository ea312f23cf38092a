import type { Message } from '../translate';

/** The mails that keep our own people to a communication plan. */
export const planNotice = {
  'plan.notice.drafts.subject': { one: 'A draft is ready: {client}', other: '{count} drafts are ready' },
  'plan.notice.drafts.text': { one: 'This update is planned, and its draft is written:', other: 'These updates are planned, and their drafts are written:' },
  'plan.notice.drafts.line': '{client}, update {number}: planned for {time}',
  'plan.notice.drafts.by-itself': '{client}, update {number}: leaves by itself on {time}',
  'plan.notice.drafts.more': 'Read them in Jira, under Client communication, and send them when you are content.',
  'plan.notice.near.subject': 'The update to {client} has not left yet',
  'plan.notice.near.text': 'An update to {client} is planned for {time}. It has not left yet; {author} has its draft.',
  'plan.notice.near.open': 'It would leave by itself then, but not as it is: {reasons}',
  'plan.notice.open.subject': 'The update to {client} did not leave by itself',
  'plan.notice.open.text': 'It was planned for {time}. It did not leave, because of this: {reasons}',
  'plan.notice.open.more': 'Settle that in its draft and send it by hand. Candor does not try this one again.',
  'plan.notice.left.subject': 'The update to {client} has left; something is still to do',
  'plan.notice.left.text': 'It left by itself as planned, for {time}. For these people something is left to do:',
  'plan.notice.left.by-hand': '{name}: you send it by hand',
  'plan.notice.left.unreachable': '{name}: no message can reach this person by the road that is set',
  'plan.open.stops': { one: 'one Stop is open', other: '{count} Stops are open' },
  'plan.open.approval': 'nobody has approved it as it is now',
  'plan.open.translation': 'a text is missing in the language of {names}',
  'plan.open.empty': 'it says nothing yet',
  'plan.open.nobody': 'there is nobody it could reach',
  'plan.open.refused': 'something in it may no longer be shown, or does not fit',
  'plan.open.late': 'its day has passed',
  'plan.notice.reason': '– {reason}',
} satisfies Record<string, Message>;
