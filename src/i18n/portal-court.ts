import type { portalCourt } from './en/portal-court';
import type { Language } from './language';
import type { Catalogue } from './translate';

export type PortalCourtKey = keyof typeof portalCourt;

/** What the shared page of the days of delay says; loaded when somebody opens it. */
export const portalCourtCatalogues: Record<Language, () => Promise<Catalogue<PortalCourtKey>>> = {
  en: async () => (await import('./en/portal-court')).portalCourt,
  'zh-CN': async () => (await import('./zh-CN/portal-court')).portalCourt,
};
