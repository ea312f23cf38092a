import type { Message } from '../translate';

/** What Candor says to a customer on her request, and the mails by which it reminds our own people of her. */
export const receipt = {
  'receipt.thanks': 'Thank you, {name}. Your message has arrived.',
  'receipt.promise': '{owner} is looking after it. You will hear from us by {time}.',
  'receipt.reference': 'Reference: {reference}',
  'receipt.more': 'If there is anything to add, just answer here.',
  'receipt.time': '{date}, {clock} ({zone})',
  'receipt.zone': '{city} time',
  'notice.new.subject': 'New feedback from {name}: {reference}',
  'notice.new.text': '{name} wrote this on {time}:',
  'notice.overdue.subject': '{name} is still waiting for an answer: {reference}',
  'notice.overdue.owner': '{name} was told to hear from us by {time}. Nobody has answered yet. A short answer that says when there will be more is enough.',
  'notice.overdue.lead': '{name} was told to hear from us by {time}. {owner} was reminded one working day ago, and nobody has answered yet.',
} satisfies Record<string, Message>;
