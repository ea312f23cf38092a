import { statusWords as en } from './en/status-words';
import type { Language } from './language';
import type { Catalogue } from './translate';
import { statusWords as zhCN } from './zh-CN/status-words';

export type StatusWordKey = keyof typeof en;
export const statusWordCatalogues: Record<Language, Catalogue<StatusWordKey>> = { en, 'zh-CN': zhCN };
