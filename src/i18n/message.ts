import { charts as enCharts } from './en/charts';
import { courtMessage as enCourt } from './en/court-message';
import { delta as enDelta } from './en/delta';
import { message as en } from './en/message';
import type { Language } from './language';
import { rhythmCatalogues } from './rhythm';
import type { RhythmKey } from './rhythm-words';
import type { Catalogue } from './translate';
import { charts as zhCharts } from './zh-CN/charts';
import { courtMessage as zhCourt } from './zh-CN/court-message';
import { delta as zhDelta } from './zh-CN/delta';
import { message as zhCN } from './zh-CN/message';

export type MessageKey = keyof typeof en | keyof typeof enDelta | keyof typeof enCharts | keyof typeof enCourt | RhythmKey;
export const messageCatalogues: Record<Language, Catalogue<MessageKey>> = {
  en: { ...en, ...enDelta, ...enCharts, ...enCourt, ...rhythmCatalogues.en },
  'zh-CN': { ...zhCN, ...zhDelta, ...zhCharts, ...zhCourt, ...rhythmCatalogues['zh-CN'] },
};
