import type { asks } from './en/asks';
import type { attachments } from './en/attachments';
import type { badNews } from './en/bad-news';
import type { check } from './en/check';
import type { clients } from './en/clients';
import type { correction } from './en/correction';
import type { court } from './en/court';
import type { delivery } from './en/delivery';
import type { feedback } from './en/feedback';
import type { findings } from './en/findings';
import type { answers } from './en/answers';
import type { nudge } from './en/nudge';
import type { panel } from './en/panel';
import type { planForm } from './en/plan-form';
import type { promises } from './en/promises';
import type { rhythm } from './en/rhythm';
import type { routing } from './en/routing';
import type { settings } from './en/settings';
import type { shared } from './en/shared';
import type { sharing } from './en/sharing';
import type { today } from './en/today';
import type { updates } from './en/updates';
import type { FailureKey } from './failures';
import type { Language } from './language';
import type { Catalogue } from './translate';

type Words = {
  clients: typeof clients & typeof rhythm & typeof planForm;
  updates: typeof updates & typeof delivery & typeof nudge & typeof answers & typeof attachments;
  settings: typeof settings;
  panel: typeof panel;
  'bad-news': typeof badNews;
  promises: typeof promises;
  correction: typeof correction;
  asks: typeof asks & typeof court;
  feedback: typeof feedback;
  findings: typeof findings & typeof check;
  routing: typeof routing;
  sharing: typeof sharing;
  today: typeof today;
};
/** The catalogues a surface may need besides the words of every screen. */
export type WordArea = keyof Words;
type AreaKey = { [Area in WordArea]: keyof Words[Area] & string }[WordArea];

/** Everything the screens say. */
export type InterfaceKey = keyof typeof shared | AreaKey | FailureKey;

export const wordAreas: WordArea[] = ['clients', 'updates', 'settings', 'panel', 'bad-news', 'promises', 'correction', 'asks', 'feedback', 'findings', 'routing', 'sharing', 'today'];

const everyScreen: Record<Language, () => Promise<object[]>> = {
  en: () => Promise.all([import('./en/shared').then(({ shared }) => shared), import('./en/failures').then(({ failures }) => failures)]),
  'zh-CN': () => Promise.all([import('./zh-CN/shared').then(({ shared }) => shared), import('./zh-CN/failures').then(({ failures }) => failures)]),
};
const areas: Record<Language, { [Area in WordArea]: () => Promise<Catalogue<keyof Words[Area] & string>> }> = {
  en: {
    clients: async () => ({ ...(await import('./en/clients')).clients, ...(await import('./en/rhythm')).rhythm, ...(await import('./en/plan-form')).planForm }),
    updates: async () => ({ ...(await import('./en/updates')).updates, ...(await import('./en/delivery')).delivery, ...(await import('./en/nudge')).nudge, ...(await import('./en/answers')).answers, ...(await import('./en/attachments')).attachments }),
    settings: async () => (await import('./en/settings')).settings,
    panel: async () => (await import('./en/panel')).panel,
    'bad-news': async () => (await import('./en/bad-news')).badNews,
    promises: async () => (await import('./en/promises')).promises,
    correction: async () => (await import('./en/correction')).correction,
    asks: async () => ({ ...(await import('./en/asks')).asks, ...(await import('./en/court')).court }),
    feedback: async () => (await import('./en/feedback')).feedback,
    findings: async () => ({ ...(await import('./en/findings')).findings, ...(await import('./en/check')).check }),
    routing: async () => (await import('./en/routing')).routing,
    sharing: async () => (await import('./en/sharing')).sharing,
    today: async () => (await import('./en/today')).today,
  },
  'zh-CN': {
    clients: async () => ({ ...(await import('./zh-CN/clients')).clients, ...(await import('./zh-CN/rhythm')).rhythm, ...(await import('./zh-CN/plan-form')).planForm }),
    updates: async () => ({ ...(await import('./zh-CN/updates')).updates, ...(await import('./zh-CN/delivery')).delivery, ...(await import('./zh-CN/nudge')).nudge, ...(await import('./zh-CN/answers')).answers, ...(await import('./zh-CN/attachments')).attachments }),
    settings: async () => (await import('./zh-CN/settings')).settings,
    panel: async () => (await import('./zh-CN/panel')).panel,
    'bad-news': async () => (await import('./zh-CN/bad-news')).badNews,
    promises: async () => (await import('./zh-CN/promises')).promises,
    correction: async () => (await import('./zh-CN/correction')).correction,
    asks: async () => ({ ...(await import('./zh-CN/asks')).asks, ...(await import('./zh-CN/court')).court }),
    feedback: async () => (await import('./zh-CN/feedback')).feedback,
    findings: async () => ({ ...(await import('./zh-CN/findings')).findings, ...(await import('./zh-CN/check')).check }),
    routing: async () => (await import('./zh-CN/routing')).routing,
    sharing: async () => (await import('./zh-CN/sharing')).sharing,
    today: async () => (await import('./zh-CN/today')).today,
  },
};

/** What a surface says, so that a reader downloads only her language and only its words. A surface names every area whose views it shows. */
export async function interfaceCatalogue(language: Language, wanted: WordArea[] = wordAreas): Promise<Catalogue<InterfaceKey>> {
  const parts = await Promise.all([...wanted.map((area) => areas[language][area]()), everyScreen[language]().then((shared) => Object.assign({}, ...shared) as object)]);
  return Object.assign({}, ...parts) as Catalogue<InterfaceKey>;
}
