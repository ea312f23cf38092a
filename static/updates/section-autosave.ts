import type { Line, LineDraft, Section } from '../../src/updates/contract';
import { asCallError, type CallError } from '../shared/call';
import { draftOf, isBlank, isWordless, withGenerated } from './lines';
import type { UnsavedPlace } from './unsaved';

export type SectionState = {
  lines: Line[];
  revision: string;
  status: 'saved' | 'waiting' | 'saving' | 'failed' | 'invalid' | 'conflict';
  savedAt: string;
  error?: CallError;
  /** The line an `invalid` answer speaks of. */
  errorLineId?: string;
  /** With `conflict`: the version somebody else saved. */
  theirs?: Section;
};

type Parts = {
  section: Section;
  save: (revision: string, lines: LineDraft[]) => Promise<Section>;
  readTheirs: () => Promise<Section>;
  unsaved: UnsavedPlace;
  delay?: number;
};

export type SectionAutosave = {
  state: () => SectionState;
  subscribe: (listener: () => void) => () => void;
  edit: (lines: Line[]) => void;
  /** Saves now what is not saved; true when everything is. */
  flush: () => Promise<boolean>;
  /** A newer version from the server: taken over unless the person has text of her own. Candor's words in the same version follow at once. */
  adopt: (section: Section) => void;
  keepMine: () => Promise<boolean>;
  takeTheirs: () => void;
};

/** Keeps one section of a draft and saves it by itself; nothing typed is lost by an answer of the server. */
export function createSectionAutosave({ section, save, readTheirs, unsaved, delay = 800 }: Parts): SectionAutosave {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  let state: SectionState = restored(section, unsaved);
  let edits = 0;

  const set = (change: Partial<SectionState>) => {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };
  const take = (saved: Section) => {
    unsaved.clear();
    set({ lines: saved.lines, revision: saved.revision, savedAt: saved.savedAt, status: 'saved', error: undefined, errorLineId: undefined, theirs: undefined });
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  async function saveOnce(): Promise<boolean> {
    const editsSent = edits;
    const kept = state.lines.filter((line) => !isBlank(line));
    set({ status: 'saving' });
    try {
      const saved = await save(state.revision, kept.map(draftOf));
      const typedMeanwhile = edits !== editsSent;
      const lines = withGenerated(state.lines, saved.lines);
      set({ lines, revision: saved.revision, savedAt: saved.savedAt, status: typedMeanwhile ? 'waiting' : 'saved', error: undefined, errorLineId: undefined });
      if (typedMeanwhile) unsaved.write({ revision: saved.revision, lines });
      else unsaved.clear();
      return !typedMeanwhile;
    } catch (thrown) {
      const error = asCallError(thrown);
      if (error.code === 'conflict') return await clash(error);
      const index = /^lines\.(\d+)/.exec(error.field ?? '')?.[1];
      set({ status: error.code === 'invalid' ? 'invalid' : 'failed', error, errorLineId: index === undefined ? undefined : kept[Number(index)]?.id });
      return false;
    }
  }

  async function clash(error: CallError): Promise<boolean> {
    const theirs = await readTheirs().catch(() => undefined);
    set(theirs ? { status: 'conflict', error, theirs } : { status: 'failed', error });
    return false;
  }

  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (running) {
      await running;
      return flush();
    }
    if (state.status === 'saved') return true;
    if (state.status === 'conflict') return false;
    running = saveOnce();
    const done = await running;
    running = undefined;
    return done || (state.status === 'waiting' ? flush() : false);
  }

  if (state.status === 'waiting') schedule();
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit: (lines) => {
      edits += 1;
      unsaved.write({ revision: state.revision, lines });
      const settled = state.status === 'conflict' || state.status === 'saving';
      set({ lines, ...(settled ? {} : { status: 'waiting' as const, error: undefined, errorLineId: undefined }) });
      if (state.status !== 'conflict') schedule();
    },
    flush,
    adopt: (newer) => {
      if (newer.revision === state.revision) {
        const lines = withGenerated(state.lines, newer.lines);
        if (lines.some((line, index) => line !== state.lines[index])) set({ lines });
        return;
      }
      if (state.status === 'saving') return;
      if (state.status === 'saved') take(newer);
      else set({ status: 'conflict', theirs: newer });
    },
    keepMine: () => {
      set({ revision: state.theirs?.revision ?? state.revision, theirs: undefined, status: 'waiting', error: undefined });
      unsaved.write({ revision: state.revision, lines: state.lines });
      return flush();
    },
    takeTheirs: () => {
      if (state.theirs) take(state.theirs);
    },
  };
}

/** Whether Candor's words for this line are on their way. */
export function awaitsWords({ status }: SectionState, line: Line): boolean {
  return (status === 'waiting' || status === 'saving') && isWordless(line);
}

function restored(section: Section, unsaved: UnsavedPlace): SectionState {
  const kept = unsaved.read();
  const base = { revision: section.revision, savedAt: section.savedAt };
  if (!kept) return { ...base, lines: section.lines, status: 'saved' };
  const lines = withGenerated(kept.lines, section.lines);
  return kept.revision === section.revision ? { ...base, lines, status: 'waiting' } : { ...base, lines, status: 'conflict', theirs: section };
}
