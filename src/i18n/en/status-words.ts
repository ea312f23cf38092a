import type { Message } from '../translate';

/** What a status means to a client, where neither the engagement nor the settings say it better. */
export const statusWords = {
  'status.to-do': 'Not started',
  'status.in-progress': 'In progress',
  'status.done': 'Done',
} satisfies Record<string, Message>;
