import { nudge as en } from './en/nudge';
import type { Language } from './language';
import type { Catalogue } from './translate';
import { nudge as zhCN } from './zh-CN/nudge';

export type NudgeKey = keyof typeof en;
export const nudgeCatalogues: Record<Language, Catalogue<NudgeKey>> = { en, 'zh-CN': zhCN };
