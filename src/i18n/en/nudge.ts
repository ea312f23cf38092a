import type { Message } from '../translate';

/** A question to the colleague who works on an issue, and her answer beside the evidence. */
export const nudge = {
  // What the comment says after her name. Never the title: a line of the draft that holds it would share words with a comment.
  'nudge.question.overdue': 'due {date} has passed: when will it be done? Please answer with a comment here, it is for the client update.',
  'nudge.question.blocked': 'what blocks it, and who can clear it? Please answer with a comment here, it is for the client update.',
  'nudge.question.untouched': 'still being worked on? What is left? Please answer with a comment here, it is for the client update.',
  'nudge.question.reopened': 'what was not right, and when will it be done? Please answer with a comment here, it is for the client update.',

  'nudge.ask': 'Ask {name}',
  'nudge.ask-about': 'Ask {name} about {key}',
  'nudge.ask-title': 'Ask {name} about {key}?',
  'nudge.ask-text': 'This comment is posted on the issue under your name and mentions {name}. Everyone with access to the issue in Jira can read it; on a customer request it is internal, so customers on the portal do not see it.',
  'nudge.post': 'Post comment',
  'nudge.asked-by': '{by} asked {name}, {time}',
  'nudge.answered': '{name} answered, {time}:',
  'nudge.for-the-team': 'Written for the team: say it in words for the client.',
  'nudge.use': 'Use in the line',
  'nudge.set-aside': 'Set aside',
  'nudge.taken': 'Answer of {name} used, {time}',
  'nudge.was-set-aside': 'Answer of {name} set aside',
  'nudge.show-again': 'Show again',
} satisfies Record<string, Message>;
