import { contactInput, newEngagement, settingsInput } from './schemas';

const contact = { name: 'Ana', road: 'by-hand' };
const input = { clientName: 'Harbor', contact, visibility: { kind: 'all' } };
const engagementId = '5f0c9c1e-0d5a-4f43-9a39-6d0d2f1f7c11';

function refusal(payload: unknown): string {
  const { error } = newEngagement.safeParse(payload);
  const issue = error?.issues[0];
  return issue ? `${issue.path.join('.')} ${issue.message in { 'Invalid input': 1 } ? issue.code : issue.message}` : 'accepted';
}
const withContact = (more: object) => ({ ...input, contact: { ...contact, ...more } });

describe('names', () => {
  it.each([
    ['  Ana Silva ', 'Ana Silva'],
    ['王芳', '王芳'],
    ['شركة الميناء', 'شركة الميناء'],
    ['👩‍👩‍👧 Family & Co', '👩‍👩‍👧 Family & Co'],
    ['<b>Bold</b> {name} *wiki*', '<b>Bold</b> {name} *wiki*'],
    ['Ana\r\nBcc: x@example.com', 'Ana Bcc: x@example.com'],
    ['A\u0000na\u2028S', 'A na S'],
    ['\u202eevil', 'evil'],
  ])('%j is kept as %j', (name, kept) => {
    expect(newEngagement.parse(withContact({ name })).contact.name).toBe(kept);
  });

  it.each(['', '   ', '\n', '\u200b', '\u202e', '\u3164'])('%j is no name', (name) => {
    expect(refusal(withContact({ name }))).toBe('contact.name failure.required');
    expect(refusal({ ...input, clientName: name })).toBe('clientName failure.required');
  });

  it('may have 200 characters and no more', () => {
    expect(refusal({ ...input, clientName: 'x'.repeat(200) })).toBe('accepted');
    expect(refusal({ ...input, clientName: 'x'.repeat(201) })).toBe('clientName too_big');
  });
});

describe('a new engagement', () => {
  it.each<[unknown, string]>([
    [input, 'accepted'],
    [{ ...input, visibility: { kind: 'labels', labels: [] } }, 'visibility.labels failure.no-label-chosen'],
    [{ ...input, visibility: { kind: 'labels', labels: ['a', ''] } }, 'visibility.labels.1 failure.required'],
    [{ ...input, visibility: { kind: 'labels', labels: Array.from({ length: 21 }, (_, index) => `l${index}`) } }, 'visibility.labels too_big'],
    [{ ...input, visibility: { kind: 'jql', jql: '  ' } }, 'visibility.jql failure.required'],
    [{ ...input, visibility: { kind: 'jql', jql: 'x'.repeat(4001) } }, 'visibility.jql too_big'],
    [{ ...input, visibility: { kind: 'chosen' } }, 'chosenIssueIds failure.no-issue-chosen'],
    [{ ...input, visibility: { kind: 'chosen' }, chosenIssueIds: [] }, 'chosenIssueIds failure.no-issue-chosen'],
    [{ ...input, visibility: { kind: 'chosen' }, chosenIssueIds: ['10001', '10001'] }, 'accepted'],
    [{ ...input, visibility: { kind: 'chosen' }, chosenIssueIds: ['1 OR 1=1'] }, 'chosenIssueIds.0 invalid_format'],
    [{ ...input, visibility: { kind: 'chosen' }, chosenIssueIds: Array.from({ length: 51 }, (_, index) => String(index + 1)) }, 'chosenIssueIds too_big'],
    [{ ...input, visibility: { kind: 'everything' } }, 'visibility.kind invalid_union'],
    [withContact({ email: 'ana' }), 'contact.email failure.not-an-email'],
    [withContact({ email: 'ana@example.com, bob@example.com' }), 'contact.email failure.not-an-email'],
    [withContact({ email: '王芳@例子.中国' }), 'accepted'],
    [withContact({ leavesOn: '2026-02-30' }), 'contact.leavesOn failure.not-a-date'],
    [withContact({ leavesOn: '2026-2-3' }), 'contact.leavesOn failure.not-a-date'],
    [withContact({ leavesOn: '2028-02-29' }), 'accepted'],
    [withContact({ timeZone: 'Mars/Olympus' }), 'contact.timeZone failure.not-a-time-zone'],
    [withContact({ timeZone: '+02:00' }), 'contact.timeZone failure.not-a-time-zone'],
    [withContact({ timeZone: 'Asia/Shanghai' }), 'accepted'],
    [withContact({ language: 'fr' }), 'contact.language invalid_value'],
    [withContact({ accountId: 'a/b' }), 'contact.accountId invalid_format'],
    [withContact({ road: 'pigeon' }), 'contact.road invalid_value'],
    [{ ...input, anchorIssueId: '../x' }, 'anchorIssueId invalid_format'],
    [{ ...input, projectId: '10002' }, ' unrecognized_keys'],
  ])('%j: %s', (payload, outcome) => {
    expect(refusal(payload)).toBe(outcome);
  });

  it('says how many of a text over its limit there are', () => {
    expect(newEngagement.safeParse({ ...input, clientName: 'x'.repeat(300) }, { reportInput: true }).error?.issues[0]?.input).toHaveLength(300);
  });
});

describe('status words', () => {
  const settings = { revision: 'default', sending: { who: 'editors' }, blockedStatuses: ['Blocked', ' Blocked '], health: { atRiskIssues: 1, offTrackWorkingDays: 10 }, statuses: {} };

  it('drops empty words and doubles', () => {
    const parsed = settingsInput.parse({ ...settings, statuses: { Review: { en: ' Checking ', 'zh-CN': ' ' }, Open: { en: '' } } });
    expect(parsed.statuses).toEqual({ Review: { en: 'Checking' } });
    expect(parsed.blockedStatuses).toEqual(['Blocked']);
  });

  it('takes a hundred statuses and no more', () => {
    const many = (length: number) => Object.fromEntries(Array.from({ length }, (_, index) => [`s${index}`, { en: 'word' }]));
    expect(settingsInput.safeParse({ ...settings, statuses: many(100) }).success).toBe(true);
    expect(settingsInput.safeParse({ ...settings, statuses: many(101) }).error?.issues[0]).toMatchObject({ code: 'too_big', path: ['statuses'] });
  });

  it('knows only the languages there are', () => {
    expect(settingsInput.safeParse({ ...settings, statuses: { Review: { fr: 'x' } } }).success).toBe(false);
  });
});

it('asks for ids in the form Candor makes them', () => {
  expect(contactInput.safeParse({ engagementId, contact }).success).toBe(true);
  expect(contactInput.safeParse({ engagementId: 'x', contact }).success).toBe(false);
  expect(contactInput.safeParse({ engagementId: `${engagementId}.1`, contact }).success).toBe(false);
});
