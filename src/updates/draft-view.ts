import type { OwnRecord } from '../ledger/contract';
import type { Stored } from '../platform/storage/record';
import type { ChartKind } from './chart-contract';
import type { Draft, Section } from './contract';
import type { DraftSection, OpenDraft } from './draft-store';
import type { GivenDates } from './given-dates';
import { shownLine } from './line';
import type { PhraseContext } from './phrase';

type Beside = { ownRecord: OwnRecord | undefined; given: GivenDates; nudges: NonNullable<Draft['nudges']>; ready: ChartKind[] };

/** The draft as the editor shows it, with everything Candor wrote in every language. */
export function draftView(draft: OpenDraft, { ownRecord, given, nudges, ready }: Beside): Draft {
  const { engagementId, number, startedAt, startedBy, evidence, computedHealth, chosenHealth, charts, languages, context } = draft;
  return {
    engagementId,
    number,
    startedAt,
    startedBy: startedBy.name,
    evidence,
    computedHealth,
    chosenHealth,
    healthRevision: draft.header.revision,
    sections: draft.sections.map(({ record }) => sectionView(record, context, given)),
    languages,
    charts: { chosen: charts, ready },
    ...(ownRecord && { ownRecord }),
    ...(Object.keys(nudges).length > 0 && { nudges }),
  };
}

export function sectionView({ at, revision, body }: Stored<DraftSection>, context: PhraseContext, given: GivenDates): Section {
  const dates = Object.fromEntries(body.lines.flatMap(({ id }) => (given[id] ? [[id, given[id]]] : [])));
  return {
    name: body.name,
    lines: body.lines.map((line) => shownLine(line, context)),
    revision,
    savedAt: at,
    savedBy: body.savedBy.name,
    ...(Object.keys(dates).length > 0 && { dates }),
  };
}
