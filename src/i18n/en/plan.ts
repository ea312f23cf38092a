import type { Message } from '../translate';

/** What a new communication plan says until somebody writes it better. Clients read these sentences. */
export const plan = {
  'plan.purpose': 'You always know where your project stands: what is done, what comes next, what could go wrong and what we need from you.',
  'plan.how-to-reach': 'Write to {name}. You hear from us within one working day.',
  'plan.if-urgent': 'If something cannot wait, begin your message with URGENT and {name} looks at it first.',
} satisfies Record<string, Message>;
