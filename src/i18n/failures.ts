import { failures as en } from './en/failures';
import type { Language } from './language';
import type { Catalogue } from './translate';
import { failures as zhCN } from './zh-CN/failures';

export type FailureKey = keyof typeof en;
export const failureCatalogues: Record<Language, Catalogue<FailureKey>> = { en, 'zh-CN': zhCN };
