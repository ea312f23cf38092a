import { digest as en } from './en/digest';
import type { Language } from './language';
import type { Catalogue } from './translate';
import { digest as zhCN } from './zh-CN/digest';

export type DigestKey = keyof typeof en;
export const digestCatalogues: Record<Language, Catalogue<DigestKey>> = { en, 'zh-CN': zhCN };
