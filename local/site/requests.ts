import { badRequest } from './errors';
import type { SiteRequest } from './context';

/** The JSON object a request carries. */
export async function readObject(request: SiteRequest): Promise<Record<string, unknown>> {
  const value = await readJson(request);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  return value as Record<string, unknown>;
}

/** A JSON value as an object; what is none is empty. */
export const objectOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {});

/** Any JSON value; properties may be set to one. */
export async function readJson(request: SiteRequest): Promise<unknown> {
  try {
    return JSON.parse(await request.req.text()) as unknown;
  } catch {
    throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  }
}

/** A whole number of the query string; what is no number is refused. */
export function queryNumber(request: SiteRequest, name: string, fallback: number): number {
  const text = request.req.query(name);
  if (text === undefined || text === '') return fallback;
  if (!/^-?\d+$/.test(text)) throw badRequest(`The value '${text}' of the parameter '${name}' is not a number.`);
  return Math.max(0, Number(text));
}

/** Values of a parameter that may be repeated and may hold commas. */
export function queryList(request: SiteRequest, name: string): string[] {
  return (request.req.queries(name) ?? []).flatMap((entry) => entry.split(',')).map((entry) => entry.trim()).filter((entry) => entry !== '');
}

/** A list of strings in a body; absent is empty. */
export function stringList(body: Record<string, unknown>, name: string): string[] {
  const value = body[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw badRequest(`'${name}' must be an array.`);
  return value.map(String);
}

/** Whether a JSON value is an object with this key. */
export const has = <Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> => typeof value === 'object' && value !== null && key in value;

/** Jira's page of values: what starts at `startAt`, at most `cap` long whatever is asked. */
export function pageOf<Item>(request: SiteRequest, baseUrl: string, items: readonly Item[], limits: { fallback: number; cap: number }) {
  const startAt = queryNumber(request, 'startAt', 0);
  const maxResults = Math.min(limits.cap, queryNumber(request, 'maxResults', limits.fallback));
  const values = items.slice(startAt, startAt + maxResults);
  const isLast = startAt + values.length >= items.length;
  const url = new URL(request.req.url);
  const addressed = (start: number): string => {
    const query = new URLSearchParams(url.searchParams);
    query.set('startAt', String(start));
    query.set('maxResults', String(maxResults));
    return `${baseUrl}${url.pathname}?${query.toString()}`;
  };
  return {
    self: addressed(startAt),
    ...(isLast || values.length === 0 ? {} : { nextPage: addressed(startAt + values.length) }),
    maxResults,
    startAt,
    total: items.length,
    isLast,
    values,
  };
}
