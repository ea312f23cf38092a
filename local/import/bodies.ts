import { paragraphs } from '../site/document';
import type { AdfNode } from '../site/model';
import { isRaw } from './raw';
import { wikiDocument } from './wiki';

export const emptyDocument: AdfNode = { type: 'doc', version: 1, content: [] };

/** A text of an issue as a document: Cloud gives one, Server writes wiki text. Null where there is nothing. */
export function documentOf(value: unknown): AdfNode | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : wikiDocument(value);
  if (isRaw(value) && value.type === 'doc' && Array.isArray(value.content)) return { ...value, type: 'doc', version: 1 } as AdfNode;
  return paragraphs(JSON.stringify(value));
}
