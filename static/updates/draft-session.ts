import { sectionNames, type Draft, type Section, type SectionName } from '../../src/updates/contract';
import type { UpdatesCall } from './calls';
import { createSectionAutosave, type SectionAutosave } from './section-autosave';
import { unsavedPlace } from './unsaved';

/** All sections of one draft, each saving by itself. */
export type DraftSession = {
  sections: Record<SectionName, SectionAutosave>;
  subscribe: (listener: () => void) => () => void;
  /** Grows with every change of any section. */
  version: () => number;
  flush: () => Promise<boolean>;
  adopt: (draft: Draft) => void;
};

export function createDraftSession(call: UpdatesCall, draft: Draft, onSaved: (section: Section) => void): DraftSession {
  const { engagementId, number } = draft;
  const make = (name: SectionName): SectionAutosave =>
    createSectionAutosave({
      section: sectionOf(draft, name),
      save: async (revision, lines) => {
        const saved = await call('updates.save-section', { engagementId, section: name, revision, lines });
        onSaved(saved);
        return saved;
      },
      readTheirs: async () => sectionOf(await call('updates.draft', { engagementId }), name),
      unsaved: unsavedPlace(engagementId, number, name),
    });
  const sections = Object.fromEntries(sectionNames.map((name) => [name, make(name)])) as Record<SectionName, SectionAutosave>;
  const all = Object.values(sections);
  let version = 0;
  all.forEach((section) => section.subscribe(() => (version += 1)));
  return {
    sections,
    version: () => version,
    subscribe: (listener) => {
      const stops = all.map((section) => section.subscribe(listener));
      return () => stops.forEach((stop) => stop());
    },
    flush: async () => (await Promise.all(all.map((section) => section.flush()))).every(Boolean),
    adopt: (newer) => sectionNames.forEach((name) => sections[name].adopt(sectionOf(newer, name))),
  };
}

/** The draft as just read, but with the sections that were saved while it was being read. */
export function withLaterSaves(known: Draft | undefined, fresh: Draft): Draft {
  if (known?.startedAt !== fresh.startedAt) return fresh;
  return {
    ...fresh,
    sections: fresh.sections.map((section) => {
      const saved = known.sections.find(({ name }) => name === section.name);
      return saved && saved.savedAt > section.savedAt ? saved : section;
    }),
  };
}

function sectionOf(draft: Draft, name: SectionName): Section {
  return draft.sections.find((section) => section.name === name) ?? { name, lines: [], revision: '', savedAt: draft.startedAt, savedBy: draft.startedBy };
}
