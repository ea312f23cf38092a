import { planNotice as en } from './en/plan-notice';
import type { Language } from './language';
import type { Catalogue } from './translate';
import { planNotice as zhCN } from './zh-CN/plan-notice';

export type PlanNoticeKey = keyof typeof en;
export const planNoticeCatalogues: Record<Language, Catalogue<PlanNoticeKey>> = { en, 'zh-CN': zhCN };
