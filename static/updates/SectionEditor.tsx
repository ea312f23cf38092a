import Heading from '@atlaskit/heading';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Language } from '../../src/i18n/language';
import type { OwnRecord } from '../../src/ledger/contract';
import type { GivenDate, Line, SectionName } from '../../src/updates/contract';
import { ConflictChoice } from '../shared/ConflictChoice';
import { LinkButton } from '../shared/LinkButton';
import { useReader } from '../shared/reader';
import { LineEditor } from './LineEditor';
import type { CitedNames } from './cited-names';
import { type Caret, type LineEdit, sameWords } from './line-keys';
import { isBlank, moved, newLine, textOf } from './lines';
import { useFindings } from './check/draft-check';
import { awaitsWords, type SectionAutosave } from './section-autosave';

type Props = {
  name: SectionName;
  autosave: SectionAutosave;
  language: Language;
  names: CitedNames;
  /** By line id: the dates its lines give. */
  dates?: Record<string, GivenDate>;
  ownRecord?: OwnRecord;
};

/** One part of the update: its lines, and what became of saving them. */
export function SectionEditor({ name, autosave, language, names, dates, ownRecord }: Props) {
  const { t, failure } = useReader();
  const state = useSyncExternalStore(autosave.subscribe, autosave.state);
  const [removed, setRemoved] = useState<{ line: Line; index: number }>();
  const [caret, setCaret] = useState<Caret>();
  /** The last change of the lines by a key, while nothing was written after it. */
  const [undoable, setUndoable] = useState<{ before: Line[]; after: Line[]; caret: Caret }>();
  const list = useRef<HTMLUListElement>(null);
  const undo = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const area = caret && list.current?.querySelector<HTMLTextAreaElement>(`[data-line="${CSS.escape(caret.lineId)}"] .line-text`);
    if (!area) return;
    area.focus();
    area.setSelectionRange(caret.at, caret.at);
  }, [caret]);
  useEffect(() => {
    if (removed) undo.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [removed]);
  const { lines } = state;
  const found = useFindings();
  /** The caret has left a line: what was changed in it is saved, and then checked. */
  const leave = async () => {
    if (state.status !== 'waiting') return;
    await autosave.flush();
    found?.leave();
  };
  const edit = (next: Line[]) => autosave.edit(next);
  const replace = (line: Line) => edit(lines.map((other) => (other.id === line.id ? line : other)));
  const add = () => {
    const line = newLine();
    edit([...lines, line]);
    setCaret({ lineId: line.id, at: 0 });
  };
  const change = (from: Caret, edited: LineEdit | undefined) => {
    if (!edited) return false;
    edit(edited.lines);
    setCaret(edited.focus);
    setUndoable({ before: lines, after: edited.lines, caret: from });
    return true;
  };
  const undoChange = () => {
    if (!undoable || !sameWords(lines, undoable.after)) return false;
    edit(undoable.before);
    setCaret(undoable.caret);
    setUndoable(undefined);
    return true;
  };
  const remove = (line: Line, index: number) => {
    setRemoved(isBlank(line) ? undefined : { line, index });
    edit(lines.filter((other) => other.id !== line.id));
  };
  const restore = () => {
    // Saved without it, the server has forgotten how Candor came to its words, so they come back as text.
    const line = removed && { ...removed.line, text: { ...removed.line.generated, ...removed.line.text } };
    if (removed && line) edit([...lines.slice(0, removed.index), line, ...lines.slice(removed.index)]);
    setRemoved(undefined);
  };
  const error = state.error && state.status !== 'conflict' ? failure(state.error) : undefined;
  return (
    <section className="section-editor" aria-labelledby={`section-${name}`}>
      <div className="row row-apart">
        <Heading size="xsmall" as="h3" id={`section-${name}`}>
          {t(`updates.section.${name}`)}
        </Heading>
        <LinkButton onClick={add}>
          {t('updates.add-line')}
          <span className="visually-hidden">: {t(`updates.section.${name}`)}</span>
        </LinkButton>
      </div>
      {state.status === 'conflict' && state.theirs ? (
        <ConflictChoice message={t('failure.changed-elsewhere')} onKeepMine={() => void autosave.keepMine()} onTakeTheirs={autosave.takeTheirs}>
          <div className="stack-tight">
            <span className="strong">{t('updates.their-version', { name: state.theirs.savedBy })}</span>
            <ul className="plain-lines">
              {state.theirs.lines.map((line) => (
                <li key={line.id} className="breakable" dir="auto">
                  {textOf(line, language) ?? Object.values(line.text)[0]}
                </li>
              ))}
              {state.theirs.lines.length === 0 ? <li className="subtle">{t('updates.section-empty')}</li> : null}
            </ul>
          </div>
        </ConflictChoice>
      ) : null}
      {lines.length === 0 ? <p className="subtle small">{t(`updates.hint.${name}`)}</p> : null}
      <ul ref={list}>
        {lines.map((line, index) => (
          <LineEditor
            key={line.id}
            line={line}
            section={name}
            position={index}
            count={lines.length}
            language={language}
            names={names}
            awaitsWords={awaitsWords(state, line)}
            given={dates?.[line.id]}
            ownRecord={ownRecord}
            error={state.errorLineId === line.id ? error : undefined}
            onChange={replace}
            onLines={(at, work) => change({ lineId: line.id, at }, work(lines))}
            onUndo={undoChange}
            onMove={(step) => edit(moved(lines, index, step))}
            onRemove={() => remove(line, index)}
            onBlur={() => void leave()}
          />
        ))}
      </ul>
      {error && !state.errorLineId ? (
        <div className="field-error" role="alert">
          {error}{' '}
          {state.status === 'failed' ? <LinkButton onClick={() => void autosave.flush()}>{t('updates.save-now')}</LinkButton> : null}
        </div>
      ) : null}
      {removed ? (
        <p ref={undo} className="subtle small" role="status">
          {t('updates.line-removed')} <LinkButton onClick={restore}>{t('shared.undo')}</LinkButton>
        </p>
      ) : null}
    </section>
  );
}
