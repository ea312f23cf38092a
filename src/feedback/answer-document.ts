import type { Language } from '../i18n/language';
import { loopCatalogues } from '../i18n/loop';
import { translate } from '../i18n/translate';
import { oneLine, plain } from '../updates/message/plain-text';

/** Keys of the properties that say whose comment it is: a person's public word, her note to the team, and the news that it is done. */
export const answerProperty = 'candor.answer';
export const noteProperty = 'candor.note';
export const toldProperty = 'candor.told-done';

type DocumentNode = { type: string; version?: number; text?: string; content?: DocumentNode[] };

/** A person's words as Atlassian Document nodes: paragraphs where she left a line empty. They stay in text nodes, which Jira never reads as markup. */
export const paragraphsOf = (text: string): DocumentNode[] =>
  plain(text)
    .split(/\n{2,}/)
    .map((part) => ({ type: 'paragraph', content: linesOf(part) }));

/** A text node may not be empty. */
const linesOf = (text: string): DocumentNode[] =>
  text.split('\n').flatMap((line, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...(line === '' ? [] : [{ type: 'text', text: line }])]);

export const documentOf = (content: DocumentNode[]): DocumentNode => ({ type: 'doc', version: 1, content });

/** The author of the comment is Candor, so the words say whose they are. */
export const signedDocument = (text: string, name: string, language: Language): DocumentNode =>
  documentOf([...paragraphsOf(text), ...paragraphsOf(translate(loopCatalogues[language], language, 'loop.sign', { name: oneLine(name) }))]);

/** A signed text and its signature, taken apart again. */
export function unsigned(text: string): { text: string; name?: string } {
  const signature = /\n+—{1,2} ([^\n]+)$/u.exec(text);
  return signature ? { text: text.slice(0, signature.index), name: signature[1] } : { text };
}
