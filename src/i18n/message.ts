import { message as en } from './en/message';
import type { Language } from './language';
import { rhythmCatalogues } from './rhythm';
import type { RhythmKey } from './rhythm-words';
import type { Catalogue } from './translate';
import { message as zhCN } from './zh-CN/message';

export type MessageKey = keyof typeof en | RhythmKey;
export const messageCatalogues: Record<Language, Catalogue<MessageKey>> = {
  en: { ...en, ...rhythmCatalogues.en },
  'zh-CN': { ...zhCN, ...rhythmCatalogues['zh-CN'] },
};
