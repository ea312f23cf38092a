import { message as en } from './en/message';
import type { Language } from './language';
import type { Catalogue } from './translate';
import { message as zhCN } from './zh-CN/message';

export type MessageKey = keyof typeof en;
export const messageCatalogues: Record<Language, Catalogue<MessageKey>> = { en, 'zh-CN': zhCN };
