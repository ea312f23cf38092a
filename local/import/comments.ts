import type { Comment } from '../site/model';
import { visibilityProperty } from '../site/operations/comments';
import { documentOf, emptyDocument } from './bodies';
import { BrokenRecord, isRaw, listIn, rawIn, textIn, type Raw } from './raw';
import type { Sources } from './sources';

/** `fields.comment` of an answer, or a bare list. */
export const commentsIn = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : listIn(value, 'comments'));

/** Reads comments. What is wrong with one is told, and the others are read. Their ids are as in the file, or empty; their issue is not named. */
export function readComments(values: unknown[], { sources, isService, tell }: { sources: Sources; isService: boolean; tell: (problem: string) => void }): Comment[] {
  return values.flatMap((value) => {
    try {
      return readComment(value, sources, isService);
    } catch (error) {
      if (!(error instanceof BrokenRecord)) throw error;
      tell(`${error.message}; this comment is left out`);
      return [];
    }
  });
}

function readComment(value: unknown, { people, times }: Sources, isService: boolean): Comment {
  if (!isRaw(value)) throw new BrokenRecord('a comment is not an object');
  const id = textIn(value, 'id') ?? '';
  const created = times.moment(value.created, `the time of comment ${id}`.trim());
  if (created === undefined) throw new BrokenRecord(`comment ${id} has no time`);
  const updated = times.moment(value.updated, `the time of comment ${id}`.trim()) ?? created;
  const author = people.of(value.author) ?? people.anonymous();
  const internal = isService && isInternal(value);
  return {
    id,
    issueId: '',
    authorAccountId: author,
    updateAuthorAccountId: people.of(value.updateAuthor) ?? author,
    body: documentOf(value.body) ?? emptyDocument,
    created,
    updated: updated < created ? created : updated,
    internal,
    properties: isService ? { [visibilityProperty]: { internal } } : {},
  };
}

/** As Jira Service Management tells it: `jsdPublic`, or the property behind it. */
function isInternal(value: Raw): boolean {
  if (typeof value.jsdPublic === 'boolean') return !value.jsdPublic;
  const property = listIn(value, 'properties').find((each) => textIn(each, 'key') === visibilityProperty);
  return rawIn(property, 'value')?.internal === true;
}
