import { honestMessages } from './honest-messages';
import { findings, subjectOf } from './honesty-fixture';

describe('an honest message', () => {
  it.each(Object.entries(honestMessages))('%s', (_, situation) => {
    const found = findings(subjectOf(situation)).map(({ rule, level, quote, issueIds, versionIds }) => ({ rule, level, quote, issueIds, versionIds }));
    expect(found.filter(({ level }) => level === 'stop')).toEqual([]);
    expect(found.length > 1 ? found : []).toEqual([]);
  });
  it('is written here fifteen times in each language', () => {
    const chinese = Object.values(honestMessages).filter(({ language }) => language === 'zh-CN').length;
    expect([Object.keys(honestMessages).length - chinese, chinese]).toEqual([15, 15]);
  });
});
