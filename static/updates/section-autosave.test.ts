import type { LineDraft, Section } from '../../src/updates/contract';
import { CallError } from '../shared/call';
import { sampleSection } from '../testing/sample';
import { newLine } from './lines';
import { createSectionAutosave } from './section-autosave';
import { unsavedPlace } from './unsaved';

const base = sampleSection('risks', [newLine({ id: 'r1', text: { en: 'As it was' } })]);
const typed = (text: string) => [newLine({ id: 'r1', text: { en: text } })];
const place = () => unsavedPlace('e1', 8, 'risks');
const accept = (revision: string) => async (_: string, lines: LineDraft[]): Promise<Section> => ({ ...base, lines, revision });
const textIn = (lines: LineDraft[]) => lines[0]?.text.en;

beforeEach(() => sessionStorage.clear());

const open = (save: (revision: string, lines: LineDraft[]) => Promise<Section>, section = base, theirs = base) =>
  createSectionAutosave({ section, save, readTheirs: async () => theirs, unsaved: place(), delay: 1 });

it('saves what was typed and forgets its own copy', async () => {
  const save = jest.fn(accept('r-2'));
  const autosave = open(save);
  autosave.edit(typed('New words'));
  expect(place().read()?.revision).toBe('risks-1');
  await expect(autosave.flush()).resolves.toBe(true);
  expect(save).toHaveBeenCalledWith('risks-1', [expect.objectContaining({ text: { en: 'New words' } })]);
  expect(autosave.state()).toMatchObject({ status: 'saved', revision: 'r-2' });
  expect(place().read()).toBeUndefined();
});

it('keeps the text when the server finds it invalid, and names the line', async () => {
  const autosave = open(async () => {
    throw new CallError({ code: 'invalid', message: 'failure.too-long', field: 'lines.0.text.en', parameters: { limit: 5, length: 9 } });
  });
  autosave.edit(typed('Far too long'));
  await expect(autosave.flush()).resolves.toBe(false);
  expect(autosave.state()).toMatchObject({ status: 'invalid', errorLineId: 'r1' });
  expect(textIn(autosave.state().lines)).toBe('Far too long');
  expect(textIn(place().read()?.lines ?? [])).toBe('Far too long');
});

it('keeps both texts in a conflict until the person decides', async () => {
  const theirs = { ...base, revision: 'risks-9', lines: typed('Theirs') };
  const save = jest
    .fn(accept('risks-10'))
    .mockRejectedValueOnce(new CallError({ code: 'conflict', message: 'failure.changed-elsewhere' }));
  const autosave = open(save, base, theirs);
  autosave.edit(typed('Mine'));
  await autosave.flush();
  expect(autosave.state()).toMatchObject({ status: 'conflict', theirs });
  expect(textIn(autosave.state().lines)).toBe('Mine');
  await autosave.keepMine();
  expect(save).toHaveBeenLastCalledWith('risks-9', [expect.objectContaining({ text: { en: 'Mine' } })]);
  expect(autosave.state().status).toBe('saved');
});

it('saves what was typed while it was saving', async () => {
  const save = jest.fn(accept('r-2'));
  const autosave = open(save);
  autosave.edit(typed('One'));
  const first = autosave.flush();
  autosave.edit(typed('Two'));
  await first;
  await autosave.flush();
  expect(save).toHaveBeenLastCalledWith('r-2', [expect.objectContaining({ text: { en: 'Two' } })]);
  expect(autosave.state().status).toBe('saved');
});

it('brings unsaved text back after a reload, as a conflict if the server moved on', async () => {
  const never = () => new Promise<Section>(() => undefined);
  open(never).edit(typed('Typed before the reload'));
  const again = open(accept('r-2'));
  expect(textIn(again.state().lines)).toBe('Typed before the reload');
  const moved = open(never, { ...base, revision: 'risks-5', lines: typed('Theirs') });
  expect(moved.state().status).toBe('conflict');
  expect(textIn(moved.state().lines)).toBe('Typed before the reload');
  await again.flush();
  expect(place().read()).toBeUndefined();
});

it('takes Candor’s new words for the same version into text being typed', () => {
  const autosave = open(accept('r-2'));
  autosave.edit([...typed('Mine'), newLine({ id: 'r2' })]);
  autosave.adopt({ ...base, lines: [{ ...newLine({ id: 'r1' }), generated: { en: 'New words', 'zh-CN': '新的文字' } }] });
  expect(autosave.state().lines).toMatchObject([{ text: { en: 'Mine' }, generated: { en: 'New words' } }, { id: 'r2' }]);
  expect(autosave.state().status).toBe('waiting');
});
