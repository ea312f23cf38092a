import type { OwnRecord } from '../ledger/contract';
import type { Stored } from '../platform/storage/record';
import type { Draft, Section } from './contract';
import type { DraftSection, OpenDraft } from './draft-store';
import { shownLine } from './line';
import { type DateContext, givenDate } from './line-date';
import type { PhraseContext } from './phrase';

/** The draft as the editor shows it, with everything Candor wrote in every language. */
export function draftView(draft: OpenDraft, ownRecord?: OwnRecord): Draft {
  const { engagementId, number, startedAt, startedBy, evidence, computedHealth, chosenHealth, languages, context } = draft;
  return {
    engagementId,
    number,
    startedAt,
    startedBy: startedBy.name,
    evidence,
    computedHealth,
    chosenHealth,
    healthRevision: draft.header.revision,
    sections: draft.sections.map(({ record }) => sectionView(record, context, draft.dates)),
    languages,
    ...(ownRecord && { ownRecord }),
  };
}

export function sectionView({ at, revision, body }: Stored<DraftSection>, context: PhraseContext, dateContext: DateContext): Section {
  const dates = body.lines.flatMap((line) => {
    const date = givenDate(line, body.name, dateContext);
    return date ? [[line.id, date] as const] : [];
  });
  return { name: body.name, lines: body.lines.map((line) => shownLine(line, context)), revision, savedAt: at, savedBy: body.savedBy.name, ...(dates.length > 0 && { dates: Object.fromEntries(dates) }) };
}
