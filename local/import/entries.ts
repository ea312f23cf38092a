import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UsageError } from '../options';
import { isRaw, listIn, rawIn, unwrapped, type Raw } from './raw';
import { recordLists, scanRecords } from './record-scan';

/** What an answer says about the fields of its issues. */
export type FieldNotes = { names?: Raw; schema?: Raw };
/** One record of a file, or why there is none. Lines are counted from 1. */
export type Entry = { line: number } & ({ value: unknown; notes: FieldNotes } | { problem: string });

/** Reads a file record by record: JSON Lines as a stream, any other JSON at once; either may be compressed with gzip. */
export async function* readEntries(path: string): AsyncGenerator<Entry> {
  const lines = readLines(path);
  const head: Line[] = [];
  while (head.length < 2) {
    const next = await lines.next();
    if (next.done) break;
    if (next.value.text.trim() !== '' || next.value.torn !== undefined) head.push(next.value);
  }
  if (isJsonLines(head)) {
    for (const line of head) yield* entriesOfLine(line);
    for await (const line of lines) yield* entriesOfLine(line);
    return;
  }
  await lines.return(undefined);
  if (head.length > 0) yield* entriesOfDocument(await readDocument(path), 1);
}

/** `torn` says why a file cannot be read any further: what was read until then counts. */
type Text = { text: string; torn?: string };
type Line = Text & { number: number };
const tornBy = (error: unknown) => `The file cannot be read any further: ${(error as Error).message}.`;

async function* readLines(path: string): AsyncGenerator<Line> {
  let number = 0;
  let begun: string[] = [];
  const complete = (end: string): Line => {
    number += 1;
    const text = joined([...begun, end], path);
    begun = [];
    return { number, text };
  };
  try {
    for await (const chunk of await openText(path)) {
      const parts = (chunk as string).split('\n');
      const rest = parts.pop() ?? '';
      for (const part of parts) yield complete(part);
      begun.push(rest);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    yield { ...complete(''), torn: tornBy(error) };
    return;
  }
  const last = complete('');
  if (last.text !== '') yield last;
}

async function readDocument(path: string): Promise<Text> {
  const chunks: string[] = [];
  try {
    for await (const chunk of await openText(path)) chunks.push(chunk as string);
  } catch (error) {
    return { text: joined(chunks, path), torn: tornBy(error) };
  }
  return { text: joined(chunks, path) };
}

async function openText(path: string): Promise<AsyncIterable<unknown>> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
  await file.close();
  const source = createReadStream(path);
  const isGzip = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  // The pipeline hands an error of the source on to whoever reads the end of it.
  const text = isGzip ? pipeline(source, createGunzip(), () => undefined) : source;
  return text.setEncoding('utf8');
}

function joined(texts: string[], path: string): string {
  try {
    return texts.join('');
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${path} is too large to be read at once. Write one issue per line (JSON Lines): then it may have any size.`);
    throw error;
  }
}

const withoutComma = (text: string) => text.trim().replace(/,$/, '');

function parsed(text: string): { value: unknown } | { problem: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value: text.includes('"$') ? unwrapped(value) : value };
  } catch (error) {
    return { problem: `This is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** The first line is a record by itself, or torn and the second is one. `[` alone opens a list of one record a line. */
function isJsonLines([first, second]: Line[]): boolean {
  const isRecord = (line: Line | undefined) => {
    const result = parsed(withoutComma(line?.text ?? ''));
    return 'value' in result && typeof result.value === 'object';
  };
  const opening = first?.text.trim() ?? '';
  return isRecord(first) || ((opening === '[' || !/[[{,]$/.test(opening)) && isRecord(second));
}

function* entriesOfLine({ number: line, text, torn }: Line): Generator<Entry> {
  const record = withoutComma(text);
  const isEmpty = record === '' || record === '[' || record === ']';
  const result = isEmpty ? undefined : parsed(record);
  if (result && 'value' in result) yield* unfolded(result.value, line);
  // A page of a search in one line: its other issues may be whole.
  else if (result && scanRecords(record).some(({ frame, records }) => frame !== undefined || records.length > 1)) return yield* entriesOfDocument({ text: record, torn }, line);
  else if (result && torn === undefined) yield { line, problem: result.problem };
  if (torn !== undefined) yield { line, problem: torn };
}

function* unfolded(value: unknown, line: number): Generator<Entry> {
  const listed = Array.isArray(value) ? (value as unknown[]) : recordLists.flatMap((name) => listIn(value, name));
  const isList = Array.isArray(value) || (isRaw(value) && recordLists.some((name) => Array.isArray(value[name])));
  if (!isList) return yield { line, value, notes: notesOf(value) };
  const notes = notesOf(value);
  for (const element of listed) yield { line, value: element, notes };
}

function* entriesOfDocument({ text, torn }: Text, firstLine: number): Generator<Entry> {
  let line = firstLine;
  let isWhole = true;
  for (const { records, frame, complete } of scanRecords(text)) {
    isWhole = complete;
    const around = frame === undefined ? undefined : parsed(frame);
    const notes = around && 'value' in around ? notesOf(around.value) : {};
    for (const record of records) {
      const result = parsed(text.slice(record.start, record.end));
      line = firstLine + record.line - 1;
      if ('value' in result) yield { line, value: result.value, notes: frame === undefined ? notesOf(result.value) : notes };
      else if (complete || record.end < text.length) yield { line, problem: result.problem };
    }
  }
  if (torn !== undefined || !isWhole) yield { line, problem: torn ?? 'The text ends in the middle.' };
}

/** With `expand=names,schema` Jira says what the fields are called, for a page of issues or for one. */
function notesOf(value: unknown): FieldNotes {
  const names = rawIn(value, 'names');
  const schema = rawIn(value, 'schema');
  return { ...(names && { names }), ...(schema && { schema }) };
}
