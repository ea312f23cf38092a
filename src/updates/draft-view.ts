import type { OwnRecord } from '../ledger/contract';
import { eightOfTenBy } from '../ledger/own-record';
import type { Stored } from '../platform/storage/record';
import type { Draft, GivenDate, Section } from './contract';
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
    sections: draft.sections.map(({ record }) => sectionView(record, context, draft.dates, ownRecord)),
    languages,
    ...(ownRecord && { ownRecord }),
  };
}

export function sectionView({ at, revision, body }: Stored<DraftSection>, context: PhraseContext, dateContext: DateContext, ownRecord?: OwnRecord): Section {
  const dates = body.lines.flatMap((line) => {
    const date = givenDate(line, body.name, dateContext);
    return date ? [[line.id, withRecord(date, dateContext, ownRecord)] as const] : [];
  });
  return { name: body.name, lines: body.lines.map((line) => shownLine(line, context)), revision, savedAt: at, savedBy: body.savedBy.name, ...(dates.length > 0 && { dates: Object.fromEntries(dates) }) };
}

function withRecord(date: GivenDate, context: DateContext, record: OwnRecord | undefined): GivenDate {
  if (!record || date.kind === 'forecast' || date.from === 'plan') return date;
  return { ...date, likelyBy: eightOfTenBy(record, date.on, context) };
}
