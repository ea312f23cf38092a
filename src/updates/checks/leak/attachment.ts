import { limits } from '../../../platform/limits';
import type { AttachmentRule } from '../../check-contract';
import type { Found } from '../subject';
import type { CheckedAttachment, LeakCheck } from './guarded';

/** A file that cannot go to this client, or cannot go at all. */
export const attachmentThatCannotGo: LeakCheck = (_, { attachments }) => [
  ...attachments.flatMap((checked): Found[] => (checked.problem ? [found(checked, `attachment-${checked.problem}`, { name: checked.attachment.name })] : [])),
  ...attachments.slice(limits.attachments).map((checked) => found(checked, 'attachments-too-many', { count: attachments.length, limit: limits.attachments })),
];

function found({ lineId, section, attachment }: CheckedAttachment, rule: AttachmentRule, parameters: Found['parameters']): Found {
  const { id, name, issueId } = attachment;
  return { rule, level: 'stop', lineId, ...(section !== 'note' && { section }), quote: name, issueIds: [issueId], versionIds: [], parameters: { ...parameters, attachmentId: id }, about: id, restsOn: id };
}
