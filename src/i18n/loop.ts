import { loop as en } from './en/loop';
import type { Language } from './language';
import type { Catalogue } from './translate';
import { loop as zhCN } from './zh-CN/loop';

export type LoopKey = keyof typeof en;
export const loopCatalogues: Record<Language, Catalogue<LoopKey>> = { en, 'zh-CN': zhCN };
