import type { attachments as english } from '../en/attachments';
import type { Message } from '../translate';

export const attachments: Record<keyof typeof english, Message> = {
  'updates.attach': '附加 {key} 的文件',
  'updates.attach-of-issues': '附加相关事务的文件',
  'updates.attach-title': '随此行发送的文件',
  'updates.attach-rule': '文件默认只有团队可见，由您标记为可发给{client}后才能发送。每条消息最多 {limit} 个文件，每个不超过 {size}；不含程序、脚本或网页。',
  'updates.attach-none': '{keys} 上没有您能看到的文件。',
  'updates.attach-mark': '可发给{client}',
  'updates.attach-mark-file': '可发给{client}：{name}',
  'updates.attach-private': '仅团队可见',
  'updates.attach-marked': '可发给{client}',
  'updates.attach-take': '随此行发送',
  'updates.attach-take-file': '随此行发送：{name}',
  'updates.attach-full': '此消息已附 {limit} 个文件，请先移除一个。',
  'updates.attach-done': '完成',
  'updates.attach-obstacle.too-big': '太大或为空：最多可发送 {size}。',
  'updates.attach-obstacle.not-allowed': '此类文件只留在内部。',
  'updates.attached': '文件',
  'updates.attached-off': '移除 {name}',
  'updates.hand-over': { other: '请您自行转交：{names}' },
  'updates.without-files': '不带文件发送',
  'updates.problem.attachment-gone': '{file}已不在其事务上。消息称文件已附上，因此没有发布任何内容。可以不带文件发送。',
  'updates.problem.attachment-private': '{file}不再标记为可发给该客户，或她看不到该事务。没有发布任何内容。可以不带文件发送。',
  'updates.problem.attachment-refused': '服务台不接受{file}：可能超过其大小限制，或已关闭附件。没有发布任何内容。可以不带文件发送。',
  'updates.withdrawn.attachment': '此更新附带的某个文件已不能发出。没有发送任何内容，草稿已重新打开。',
  'updates.problem-file': '有一个文件',
};
