import { phrases as en } from './en/phrases';
import type { Language } from './language';
import type { Catalogue } from './translate';
import { phrases as zhCN } from './zh-CN/phrases';

export type PhraseKey = keyof typeof en;
export const phraseCatalogues: Record<Language, Catalogue<PhraseKey>> = { en, 'zh-CN': zhCN };
