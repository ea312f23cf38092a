const prefix = 'mention.';

/** Of the conversation that a confirmed mention is kept as. */
export const mentionId = (key: string, at: string) => `${prefix}${key}.${Date.parse(at)}`;
export const isMention = (snapshotId: string) => snapshotId.startsWith(prefix);
