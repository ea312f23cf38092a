/** The languages Candor speaks: in its screens and in messages to clients. Another language is one more folder of catalogues. */
export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** From a locale as Jira ('zh_CN') or the browser ('zh-Hans-CN') writes it; English where Candor has no catalogue. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
