import type { Language } from '../i18n/language';
import { loopCatalogues } from '../i18n/loop';
import { translate } from '../i18n/translate';
import type { CustomerRequest } from '../platform/jira/answers';
import { asApp } from '../platform/jira/jira';
import { refusalBehind } from '../platform/jira/refusal';
import { organizationsField } from './readers-organizations';

export type RequestReaders = {
  /** In the reader's language where a name stands for many. */
  names: string[];
  /** The customers among them whom Jira names one by one. */
  accountIds: string[];
  /** Today's key: a moved request has another. */
  request: { id: string; key: string };
};

/** A customer's request by its id or key; undefined where it is gone, or not for Candor. */
export const requestUnlessGone = (idOrKey: string): Promise<CustomerRequest | undefined> =>
  asApp()
    .send('request', { path: { request: idOrKey } })
    .catch((error: unknown) => {
      if (isGone(error)) return undefined;
      throw error;
    });

const participantsInPage = 50;
/** Beyond that a list of names helps nobody. */
const mostPages = 4;

/**
 * Everybody who reads a public word on a request: its reporter, its participants, and the members of organizations it is shared
 * with. Undefined when it is no longer a request, or not for Candor. Three calls.
 */
export async function readersOf(requestId: string, language: Language): Promise<RequestReaders | undefined> {
  try {
    const [request, participants, organizations] = await Promise.all([
      asApp().send('request', { path: { request: requestId } }),
      participantsOf(requestId),
      organizationsOf(requestId),
    ]);
    const people = [request.reporter, ...participants];
    const members = organizations.map((name) => translate(loopCatalogues[language], language, 'loop.readers.organization', { name }));
    return {
      names: [...new Map(people.map(({ accountId, displayName }) => [accountId, displayName])).values(), ...members],
      accountIds: [...new Set(people.map(({ accountId }) => accountId))],
      request: { id: request.issueId, key: request.issueKey },
    };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Deleted, moved out of the service project, or closed to the app. */
export const isGone = (error: unknown) => [401, 403, 404].includes(refusalBehind(error)?.status ?? 0);

async function participantsOf(requestId: string): Promise<{ accountId: string; displayName: string }[]> {
  const found: { accountId: string; displayName: string }[] = [];
  for (let page = 0; page < mostPages; page++) {
    const { values, isLastPage } = await asApp().send('requestParticipants', { path: { request: requestId }, query: { start: found.length, limit: participantsInPage } });
    found.push(...values);
    if (isLastPage || values.length === 0) break;
  }
  return found;
}

async function organizationsOf(requestId: string): Promise<string[]> {
  const fieldId = await organizationsField();
  if (fieldId === undefined) return [];
  const issue = await asApp().send('issue', { path: { issue: requestId }, query: { fields: fieldId } });
  const value = issue.fields?.[fieldId];
  return (Array.isArray(value) ? (value as unknown[]) : []).flatMap((organization) =>
    typeof organization === 'object' && organization !== null && 'name' in organization && typeof organization.name === 'string' ? [organization.name] : [],
  );
}
