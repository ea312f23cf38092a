import { plan as en } from './en/plan';
import type { Language } from './language';
import type { Catalogue } from './translate';
import { plan as zhCN } from './zh-CN/plan';

export type PlanKey = keyof typeof en;
export const planCatalogues: Record<Language, Catalogue<PlanKey>> = { en, 'zh-CN': zhCN };
