import type { portal } from './en/portal';
import type { FailureKey } from './failures';
import type { Language } from './language';
import type { Catalogue } from './translate';

/** Everything the portal's surfaces say. */
export type PortalKey = keyof typeof portal | FailureKey;

/** One loader per language, so that a reader downloads only hers. */
export const portalCatalogues: Record<Language, () => Promise<Catalogue<PortalKey>>> = {
  en: async () => {
    const [{ portal }, { failures }] = await Promise.all([import('./en/portal'), import('./en/failures')]);
    return { ...portal, ...failures };
  },
  'zh-CN': async () => {
    const [{ portal }, { failures }] = await Promise.all([import('./zh-CN/portal'), import('./zh-CN/failures')]);
    return { ...portal, ...failures };
  },
};
