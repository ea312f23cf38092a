import fc from 'fast-check';
import type { RuleConditions } from './contract';
import { judge, matches, mightMatch, type Routable } from './routing-rule';

const item: Routable = { text: 'The invoice is wrong / 发票不对', engagementId: 'harbor', requestTypeId: '12', kind: 'problem', severity: 'blocking', components: ['Billing', 'App'] };
const rule = (conditions: RuleConditions) => ({ id: 'r', name: 'Rule', conditions, results: {} });
const judged = (conditions: RuleConditions, of: Partial<Routable> = {}) => judge({ ...item, ...of })(rule(conditions));

describe('a rule', () => {
  it('holds for everything when it asks for nothing', () => {
    expect(matches(judged({}))).toBe(true);
    expect(matches(judged({ kinds: [], words: [] }))).toBe(true);
  });

  it('holds when all its conditions do, each by one of its values', () => {
    const all: RuleConditions = { engagementIds: ['other', 'harbor'], requestTypeIds: ['12'], kinds: ['change', 'problem'], severities: ['blocking'], words: ['refund', '发票'], components: ['Billing'] };
    expect(judged(all)).toEqual({ holds: ['engagementIds', 'requestTypeIds', 'kinds', 'severities', 'components', 'words'], fails: [], words: ['发票'] });
    for (const key of Object.keys(all) as (keyof RuleConditions)[]) {
      const none = { ...all, [key]: key === 'kinds' ? ['praise'] : key === 'severities' ? ['annoying'] : ['none of these'] } as RuleConditions;
      expect(judged(none).fails).toContain(key);
    }
  });

  it('does not hold for what something does not have', () => {
    expect(matches(judged({ engagementIds: ['harbor'] }, { engagementId: undefined }))).toBe(false);
    expect(matches(judged({ severities: ['blocking'] }, { severity: undefined }))).toBe(false);
    expect(matches(judged({ components: ['Billing'] }, { components: [] }))).toBe(false);
  });

  it('might hold where only something that can be deleted is missing, and the rest holds', () => {
    const missing = { components: ['Gone'] };
    expect(mightMatch(judged({ ...missing, words: ['invoice'] }))).toBe(true);
    expect(mightMatch(judged({ ...missing, engagementIds: ['gone'], kinds: ['problem'] }))).toBe(true);
    expect(mightMatch(judged(missing))).toBe(false);
    expect(mightMatch(judged({ ...missing, words: ['refund'] }))).toBe(false);
    expect(mightMatch(judged({ ...missing, words: ['invoice'], kinds: ['praise'] }))).toBe(false);
    expect(mightMatch(judged({ words: ['invoice'] }))).toBe(false);
  });

  it('never both matches and might match, whatever it asks for', () => {
    const some = <Value>(...values: Value[]) => fc.option(fc.subarray(values), { nil: undefined });
    const conditions = fc.record({
      engagementIds: some('harbor', 'other'),
      requestTypeIds: some('12', '13'),
      kinds: some('problem' as const, 'praise' as const),
      severities: some('blocking' as const, 'annoying' as const),
      words: some('invoice', 'refund', '发票', '.*'),
      components: some('Billing', 'Gone'),
    });
    fc.assert(
      fc.property(conditions, (asked) => {
        const judgement = judged(asked);
        expect(matches(judgement) && mightMatch(judgement)).toBe(false);
        expect(new Set([...judgement.holds, ...judgement.fails]).size).toBe(Object.values(asked).filter((values) => values?.length).length);
      }),
    );
  });
});
