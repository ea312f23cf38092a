import type { Message } from '../translate';

/** What a check of a message found, beside the line it was found in. */
export const findings = {
  'finding.other-client': '“{words}” belongs to another client.',
  'finding.internal-comment': '“{words}” stands in an internal comment on {key}.',
  'finding.unseen-issue': '{key} is an issue this client does not see.',
  'finding.unseen-field': '“{words}” tells what stands in a field this client does not see.',
  'finding.placeholder': '“{words}” still has to be filled in.',
  'finding.staff-name': 'The client has not been told who {name} is.',
  'finding.money': '“{words}” speaks of money or of hours worked.',
  'finding.insider-link': 'Only the team can open {words}.',
  'finding.attachment-gone': '“{name}” is not on its issue any more.',
  'finding.attachment-private': '“{name}” is not marked for this client, or she does not see its issue.',
  'finding.attachment-refused': '“{name}” is too big, or of a kind that does not go to clients.',
  'finding.attachments-too-many': { one: 'A message carries {limit} files at most; this has {count}.', other: 'A message carries {limit} files at most; this has {count}.' },

  'finding.not-done': '{key} is not done.',
  'finding.left-out-news': '{key} is the worst news since the last update, and it is not in this one.',
  'finding.left-out-risk': 'The watched risk “{name}” is not mentioned.',
  'finding.better-health': 'The chosen health is better than what the facts give.',
  'finding.other-date': '“{words}” is not the date in Jira.',
  'finding.other-number': '“{words}” is not what Jira counts.',
  'finding.other-chart': 'The charts show of update {number} what it does not say.',
  'finding.reassuring': '“{words}” stands beside work that is late or blocked.',
  'finding.no-response': 'This tells a problem without what we do about it.',
  'finding.raw-status': '“{words}” is a status of Jira, not a word of this client.',
} satisfies Record<string, Message>;
