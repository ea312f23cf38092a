import { interfaceCatalogue } from '../../src/i18n/interface';
import type { Message } from '../../src/i18n/translate';

const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

it('says everything in every language, with the same places', async () => {
  const [english, chinese] = await Promise.all([interfaceCatalogue('en'), interfaceCatalogue('zh-CN')]);
  expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  for (const key of Object.keys(english) as (keyof typeof english)[]) {
    const expected = places(forms(english[key])[0] ?? '');
    for (const text of [...forms(english[key]), ...forms(chinese[key])]) {
      expect([key, places(text)]).toEqual([key, expected]);
      expect(text.trim()).not.toBe('');
    }
  }
});

it('never claims that a message was delivered', async () => {
  const english = await interfaceCatalogue('en');
  expect(Object.values(english).flatMap(forms).filter((text) => /deliver/i.test(text)).filter((text) => !text.startsWith('This delivery is'))).toEqual([]);
});
