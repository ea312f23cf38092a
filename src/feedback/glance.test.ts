import { startInside } from '../../local/testing/inside';
import type { FeedbackBody } from './store';

const body = (more: Partial<FeedbackBody> = {}): FeedbackBody => ({
  projectId: '1',
  asker: { name: 'Ana Silva' },
  alsoAsked: [],
  door: 'form',
  kind: 'problem',
  kindBy: 'asker',
  excerpt: 'It breaks',
  longer: false,
  language: 'en',
  reference: 'F-7K2M',
  receivedAt: '2026-11-20T10:00:00.000Z',
  lastFromClientAt: '2026-11-20T10:00:00.000Z',
  labels: [],
  issues: { '77': 'to-do' },
  rides: false,
  requestGone: false,
  receipt: { state: 'none', attempts: 0 },
  ...more,
});

describe('the feedback of an issue at a glance', () => {
  let inside: Awaited<ReturnType<typeof startInside>>;
  beforeEach(async () => {
    inside = await startInside();
  });
  afterEach(() => inside.close());
  // Loaded late: @forge/kvs chooses its client when it is imported.
  const load = async () => ({ ...(await import('./glance')), ...(await import('./store')), ...(await import('../platform/storage/transaction')) });
  const keep = async (issueId: string, bodies: Record<string, FeedbackBody>) => {
    const { issueFeedback, feedbackRecords, commit } = await load();
    for (const [feedbackId, each] of Object.entries(bodies)) await commit([feedbackRecords.create(feedbackId, { scope: 'project:1', at: each.receivedAt, body: each })]);
    await commit([issueFeedback.create(issueId, { scope: 'project:1', at: '2026-11-20T10:00:00.000Z', body: { feedbackIds: Object.keys(bodies) } })]);
  };

  it('is its newest open words, of this project, without what was merged away, in two requests', async () => {
    const { feedbackOfIssue } = await load();
    const harbor = { id: 'e1', client: { id: 'c1', name: 'Harbor Coffee' } };
    const found = await inside.run(async () => {
      await keep('77', {
        'request-1': body({ engagementId: 'e1', severity: 'blocking', alsoAsked: [{ name: 'Rui' }], excerpt: 'Long', longer: true }),
        'request-2': body({ receivedAt: '2026-11-20T11:00:00.000Z', lastFromClientAt: '2026-11-20T11:00:00.000Z' }),
        'request-3': body({ mergedInto: 'request-1' }),
        'request-4': body({ projectId: '2' }),
      });
      inside.runtime.count.reset();
      return feedbackOfIssue('77', '1', [harbor]);
    });
    expect(found).toEqual([
      expect.objectContaining({ id: 'request-2', state: 'in-work', askers: 1 }),
      { id: 'request-1', kind: 'problem', state: 'in-work', reference: 'F-7K2M', receivedAt: '2026-11-20T10:00:00.000Z', text: 'Long…', severity: 'blocking', overdue: false, clientName: 'Harbor Coffee', askers: 2 },
    ]);
    expect(Object.values(inside.runtime.count.storage).reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('costs one request where there is none, and one more however many there are', async () => {
    const { feedbackOfIssue } = await load();
    await inside.run(() => keep('78', Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`request-${index}`, body()]))));
    inside.runtime.count.reset();
    expect(await inside.run(() => feedbackOfIssue('79', '1'))).toEqual([]);
    expect(await inside.run(() => feedbackOfIssue('78', '1'))).toHaveLength(25);
    expect(Object.values(inside.runtime.count.storage).reduce((sum, count) => sum + count, 0)).toBe(3);
  });
});
