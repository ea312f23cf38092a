import type { SiteContext, SiteRequest } from '../context';
import { invalid } from './errors';

const largestPage = 100;
const usualPage = 50;

function numberIn(request: SiteRequest, name: string, usual: number): number {
  const text = request.req.query(name);
  if (text === undefined || text === '') return usual;
  if (!/^\d{1,9}$/.test(text)) throw invalid(`The parameter '${name}' must be a number that is not negative.`, name);
  return Number(text);
}

/** A page of `items` as the request asks for it; only what is on the page is drawn. */
export function page<Item, Value>(context: SiteContext, request: SiteRequest, items: Item[], draw: (item: Item) => Value) {
  const start = numberIn(request, 'start', 0);
  const limit = Math.min(numberIn(request, 'limit', usualPage), largestPage);
  const values = items.slice(start, start + limit).map(draw);
  const url = new URL(request.req.url);
  const addressOf = (from: number) => {
    const query = new URLSearchParams(url.searchParams);
    query.set('start', String(Math.max(0, from)));
    query.set('limit', String(limit));
    return `${context.baseUrl}${url.pathname}?${query}`;
  };
  const isLastPage = start + values.length >= items.length;
  return {
    _expands: [],
    size: values.length,
    start,
    limit,
    isLastPage,
    _links: {
      self: `${context.baseUrl}${url.pathname}${url.search}`,
      base: context.baseUrl,
      context: '',
      ...(isLastPage ? {} : { next: addressOf(start + limit) }),
      ...(start > 0 ? { prev: addressOf(start - limit) } : {}),
    },
    values,
  };
}

/** The whole of a list inside another answer. */
export function wholePage<Value>(values: Value[]) {
  return { _expands: [], size: values.length, start: 0, limit: Math.max(usualPage, values.length), isLastPage: true, _links: {}, values };
}

/** The names in `expand`, however they were separated. */
export function expansions(request: SiteRequest): Set<string> {
  return new Set((request.req.queries('expand') ?? []).flatMap((text) => text.split(',')).map((name) => name.trim()));
}

/** A true-or-false parameter. */
export function flag(request: SiteRequest, name: string, usual: boolean): boolean {
  const text = request.req.query(name);
  return text === undefined || text === '' ? usual : text === 'true';
}

/** The body as an object; anything else is a bad request. */
export async function bodyOf(request: SiteRequest): Promise<Record<string, unknown>> {
  const body: unknown = await request.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('The request needs a JSON object as its body.');
  return body as Record<string, unknown>;
}

/** Ids in a body, wherever an API takes a list of them. */
export function idsIn(body: Record<string, unknown>, name: string): string[] {
  const value = body[name] ?? [];
  if (!Array.isArray(value) || !value.every((id) => typeof id === 'string')) throw invalid(`'${name}' must be a list of ids.`, name);
  return value as string[];
}
