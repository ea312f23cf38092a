import type { Language } from './language';

export type Parameters = Record<string, string | number>;
/** A sentence with {name} places, or its forms by number: the parameter `count` chooses. */
export type Message = string | { one?: string; other: string };
export type Catalogue<Key extends string = string> = Record<Key, Message>;

/** Making one takes a hundred times as long as using it. */
function kept<Value>(make: (language: Language) => Value): (language: Language) => Value {
  const made = new Map<Language, Value>();
  return (language) => {
    const value = made.get(language) ?? make(language);
    made.set(language, value);
    return value;
  };
}
const pluralRules = kept((language) => new Intl.PluralRules(language));
const numberFormat = kept((language) => new Intl.NumberFormat(language));

/** Fills a catalogue's message. A place without a parameter stays readable as {name}. */
export function translate<Key extends string>(catalogue: Catalogue<Key>, language: Language, key: Key, parameters: Parameters = {}): string {
  // A surface may lack a catalogue: a bare key is ugly, a broken screen is worse.
  const message = (catalogue as Partial<Catalogue<Key>>)[key] ?? key;
  const sentence =
    typeof message === 'string'
      ? message
      : ((pluralRules(language).select(Number(parameters['count'] ?? 0)) === 'one' && message.one) || message.other);
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = parameters[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? numberFormat(language).format(value) : value;
  });
}

/** A translator bound to one language's catalogue. */
export function translator<Key extends string>(catalogues: Record<Language, Catalogue<Key>>, language: Language) {
  return (key: Key, parameters?: Parameters) => translate(catalogues[language], language, key, parameters);
}
export type Translator<Key extends string> = (key: Key, parameters?: Parameters) => string;
