import { receipt as en } from './en/receipt';
import type { Language } from './language';
import type { Catalogue } from './translate';
import { receipt as zhCN } from './zh-CN/receipt';

export type ReceiptKey = keyof typeof en;
/** What Candor says to a customer on her request. */
export const receiptCatalogues: Record<Language, Catalogue<ReceiptKey>> = { en, 'zh-CN': zhCN };
