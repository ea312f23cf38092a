import { delta as enDelta } from './en/delta';
import { message as en } from './en/message';
import type { Language } from './language';
import { rhythmCatalogues } from './rhythm';
import type { RhythmKey } from './rhythm-words';
import type { Catalogue } from './translate';
import { delta as zhDelta } from './zh-CN/delta';
import { message as zhCN } from './zh-CN/message';

export type MessageKey = keyof typeof en | keyof typeof enDelta | RhythmKey;
export const messageCatalogues: Record<Language, Catalogue<MessageKey>> = {
  en: { ...en, ...enDelta, ...rhythmCatalogues.en },
  'zh-CN': { ...zhCN, ...zhDelta, ...rhythmCatalogues['zh-CN'] },
};
