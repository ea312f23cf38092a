import { startInside } from '../../local/testing/inside';
import type * as PublicComment from './public-comment';

type Answer = () => Response;
const json = (body: unknown, status = 200) => () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
const lost: Answer = () => {
  throw new TypeError('fetch failed');
};
const busy: Answer = () => new Response('{}', { status: 429, headers: { 'Retry-After': '40' } });

const document = { type: 'doc', version: 1, content: [] };
const comment = { issueId: '10500', property: 'candor.receipt', id: 'r-1', document, repeated: false };
const listing = (...ids: string[]) => json({ total: ids.length, comments: ids.map((id) => ({ id: `c-${id}`, properties: [{ key: 'candor.receipt', value: { id } }, { key: 'sd.public.comment', value: { internal: false } }] })) });

/** Posts with Jira answering as told; says what was asked of it. */
async function posting(more: Partial<PublicComment.MarkedComment>, answers: { post?: Answer; list?: Answer }) {
  const asked: { method: string; body: unknown }[] = [];
  const inside = await startInside({
    jira: async ({ init: { method = 'GET', body } }) => {
      asked.push({ method, body: typeof body === 'string' ? JSON.parse(body) : undefined });
      return (method === 'POST' ? (answers.post ?? json({ id: '1' }, 201)) : (answers.list ?? listing()))();
    },
  });
  try {
    const outcome = await inside.run(async () => (await import('./public-comment')).postPublicComment({ ...comment, ...more }));
    return { outcome, asked: asked.map(({ method }) => method), posted: asked.find(({ method }) => method === 'POST')?.body };
  } finally {
    await inside.close();
  }
}

it('posts text, visibility and mark in one call', async () => {
  const { outcome, asked, posted } = await posting({}, {});
  expect([outcome, asked]).toEqual(['posted', ['POST']]);
  expect(posted).toEqual({ body: document, properties: [{ key: 'candor.receipt', value: { id: 'r-1' } }, { key: 'sd.public.comment', value: { internal: false } }] });
  expect((await posting({ internal: true }, {})).posted).toMatchObject({ properties: [{}, { value: { internal: true } }] });
});

it('looks first when an earlier try may have left it there, and does not post it twice', async () => {
  expect(await posting({ repeated: true }, { list: listing('r-0', 'r-1') })).toMatchObject({ outcome: 'posted', asked: ['GET'] });
  expect(await posting({ repeated: true }, { list: listing('r-0') })).toMatchObject({ outcome: 'posted', asked: ['GET', 'POST'] });
});

it('does not take the mark of something else for its own', async () => {
  expect(await posting({ repeated: true, property: 'candor.answer' }, { list: listing('r-1') })).toMatchObject({ asked: ['GET', 'POST'] });
});

it('looks after a lost answer', async () => {
  expect(await posting({}, { post: lost, list: listing('r-1') })).toMatchObject({ outcome: 'posted', asked: ['POST', 'GET'] });
  expect(await posting({}, { post: lost, list: listing() })).toMatchObject({ outcome: 'unknown', asked: ['POST', 'GET'] });
});

it('says what Jira refused, when to come back, and when nobody knows', async () => {
  expect((await posting({}, { post: json({}, 403) })).outcome).toEqual({ refused: 403 });
  expect((await posting({}, { post: busy })).outcome).toEqual({ later: 40 });
  expect(await posting({ repeated: true }, { list: json({}, 404) })).toMatchObject({ outcome: { refused: 404 }, asked: ['GET'] });
  expect(await posting({ repeated: true }, { list: busy })).toMatchObject({ outcome: 'unknown', asked: ['GET'] });
});
