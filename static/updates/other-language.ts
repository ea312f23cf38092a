import { languages, type Language } from '../../src/i18n/language';

/** The language lines fall back to for a reader of `language`. */
export function otherLanguage(language: Language, ofEngagement: Language): Language {
  return ofEngagement !== language ? ofEngagement : (languages.find((other) => other !== language) ?? language);
}
