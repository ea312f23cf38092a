import type { Engagement } from '../clients/contract';
import type { ToldAttachment } from '../ledger/contract';
import { invalid } from '../platform/app-error';
import { limits } from '../platform/limits';
import { markedAttachments } from './attachment-marks';
import type { LineDraft, SectionName } from './contract';
import type { OpenDraft } from './draft-store';

/**
 * The lines with the files as they were marked, never as the browser says they are. A file that is new on a line must be marked for this
 * client and be of an issue of the line; one that was there stays, for the check says what became of it.
 */
export async function withMarkedFiles({ id }: Engagement, { sections }: Pick<OpenDraft, 'sections'>, section: SectionName, lines: LineDraft[]): Promise<LineDraft[]> {
  const elsewhere = sections.filter(({ name }) => name !== section).flatMap((other) => filesOf(other.lines));
  const wanted = filesOf(lines);
  if (wanted.length === 0) return lines;
  const tooMany = lines.findIndex((_, index) => filesOf(lines.slice(0, index + 1)).length + elsewhere.length > limits.attachments);
  const before = new Map(sections.filter(({ name }) => name === section).flatMap((known) => filesOf(known.lines)).map((file) => [file.id, file]));
  if (tooMany >= 0 && wanted.some((file) => !before.has(file.id))) throw invalid('failure.attachments-too-many', `lines.${tooMany}.attachments`, { limit: limits.attachments });
  const marked = await markedAttachments(id, wanted.filter((file) => !before.has(file.id)).map((file) => file.id));
  return lines.map((line, index) => {
    if (!line.attachments?.length) return line;
    const attachments = line.attachments.map((file): ToldAttachment => {
      const known = before.get(file.id) ?? marked.get(file.id);
      if (!known || !line.issueIds.includes(known.issueId)) throw invalid('failure.attachment-not-marked', `lines.${index}.attachments`);
      return known;
    });
    return { ...line, attachments: [...new Map(attachments.map((file) => [file.id, file])).values()] };
  });
}

const filesOf = (lines: Pick<LineDraft, 'attachments'>[]): ToldAttachment[] => lines.flatMap(({ attachments = [] }) => attachments);
