import type { charts } from './en/charts';
import type { chartView } from './en/chart-view';
import type { Language } from './language';
import type { Catalogue } from './translate';

export type ChartKey = keyof typeof charts;
/** All that a screen with charts says. */
export type ChartViewKey = ChartKey | keyof typeof chartView;

/** One loader per language, for screens that draw charts only when somebody opens them. */
export const chartCatalogues: Record<Language, () => Promise<Catalogue<ChartViewKey>>> = {
  en: async () => ({ ...(await import('./en/charts')).charts, ...(await import('./en/chart-view')).chartView }),
  'zh-CN': async () => ({ ...(await import('./zh-CN/charts')).charts, ...(await import('./zh-CN/chart-view')).chartView }),
};
