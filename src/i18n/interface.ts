import type { clients } from './en/clients';
import type { feedback } from './en/feedback';
import type { panel } from './en/panel';
import type { routing } from './en/routing';
import type { settings } from './en/settings';
import type { shared } from './en/shared';
import type { updates } from './en/updates';
import type { FailureKey } from './failures';
import type { Language } from './language';
import type { Catalogue } from './translate';

/** Everything the screens say. */
export type InterfaceKey = keyof typeof shared | keyof typeof clients | keyof typeof updates | keyof typeof settings | keyof typeof panel | keyof typeof feedback | keyof typeof routing | FailureKey;

/** One loader per language, so that a reader downloads only hers. */
export const interfaceCatalogues: Record<Language, () => Promise<Catalogue<InterfaceKey>>> = {
  en: async () => {
    const [{ shared }, { clients }, { updates }, { settings }, { panel }, { feedback }, { routing }, { failures }] = await Promise.all([
      import('./en/shared'),
      import('./en/clients'),
      import('./en/updates'),
      import('./en/settings'),
      import('./en/panel'),
      import('./en/feedback'),
      import('./en/routing'),
      import('./en/failures'),
    ]);
    return { ...shared, ...clients, ...updates, ...settings, ...panel, ...feedback, ...routing, ...failures };
  },
  'zh-CN': async () => {
    const [{ shared }, { clients }, { updates }, { settings }, { panel }, { feedback }, { routing }, { failures }] = await Promise.all([
      import('./zh-CN/shared'),
      import('./zh-CN/clients'),
      import('./zh-CN/updates'),
      import('./zh-CN/settings'),
      import('./zh-CN/panel'),
      import('./zh-CN/feedback'),
      import('./zh-CN/routing'),
      import('./zh-CN/failures'),
    ]);
    return { ...shared, ...clients, ...updates, ...settings, ...panel, ...feedback, ...routing, ...failures };
  },
};
