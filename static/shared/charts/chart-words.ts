import type { ChartViewKey } from '../../../src/i18n/chart-words';
import type { Translator } from '../../../src/i18n/translate';

/** How the reader of a chart is spoken to. */
export type ChartWords = { t: Translator<ChartViewKey>; date: (date: string) => string };
