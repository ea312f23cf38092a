import type { Message } from '../translate';

/** Files of issues that go to a client with a line. */
export const attachments = {
  'updates.attach': 'Attach a file of {key}',
  'updates.attach-of-issues': 'Attach a file of its issues',
  'updates.attach-title': 'Files for this line',
  'updates.attach-rule': 'A file stays with the team until you mark it for {client}. Up to {limit} files a message, {size} each; no programs, scripts or web pages.',
  'updates.attach-none': 'There is no file on {keys} that you can see.',
  'updates.attach-mark': 'May go to {client}',
  'updates.attach-mark-file': 'May go to {client}: {name}',
  'updates.attach-private': 'Private',
  'updates.attach-marked': 'For {client}',
  'updates.attach-take': 'Send with this line',
  'updates.attach-take-file': 'Send with this line: {name}',
  'updates.attach-full': 'This message carries {limit} files already. Take one off first.',
  'updates.attach-done': 'Done',
  'updates.attach-obstacle.too-big': 'Too big, or empty: up to {size} can go.',
  'updates.attach-obstacle.not-allowed': 'Files of this kind stay here.',
  'updates.attached': 'Files',
  'updates.attached-off': 'Take off {name}',
  'updates.hand-over': { one: 'Hand this file over yourself: {names}', other: 'Hand these files over yourself: {names}' },
  'updates.without-files': 'Send without the files',
  'updates.problem.attachment-gone': '{file} is not on its issue any more. Nothing was posted: the message says that it is there. It can go without the files.',
  'updates.problem.attachment-private': '{file} is no longer marked for this client, or she does not see its issue. Nothing was posted. It can go without the files.',
  'updates.problem.attachment-refused': 'The service desk does not take {file}: it may be too big there, or files are switched off. Nothing was posted. It can go without the files.',
  'updates.withdrawn.attachment': 'A file this update carries cannot go any more. Nothing was sent, and the draft is open again.',
  'updates.problem-file': 'A file',
} satisfies Record<string, Message>;
