import { badNewsNotice as en } from './en/bad-news-notice';
import type { Language } from './language';
import type { Catalogue } from './translate';
import { badNewsNotice as zhCN } from './zh-CN/bad-news-notice';

export type BadNewsNoticeKey = keyof typeof en;
export const badNewsNoticeCatalogues: Record<Language, Catalogue<BadNewsNoticeKey>> = { en, 'zh-CN': zhCN };
