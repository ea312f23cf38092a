import { view } from '@forge/bridge';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { languageOf } from '../../../src/i18n/language';
import { portalCatalogues } from '../../../src/i18n/portal';
import { translate } from '../../../src/i18n/translate';
import { PortalReaderProvider } from './portal-reader';
import '../../shared/base.css';
import '../../shared/forms.css';
import './portal.css';

type PortalContext = { accountId?: string; locale?: string; timezone?: string; extension: { request?: { key?: unknown } } };

/** Opens a surface of the portal in its visitor's theme, language and time zone. Small: it is opened on phones. */
export async function mountPortal(surface: (place: { requestKey: string }) => ReactNode): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element #root.');
  const [context] = await Promise.all([view.getContext() as unknown as Promise<PortalContext>, view.theme.enable().catch(() => undefined)]);
  const language = languageOf(context.locale);
  const catalogue = await portalCatalogues[language]();
  document.documentElement.lang = language;
  document.title = translate(catalogue, language, 'portal.title');
  createRoot(root).render(
    <StrictMode>
      <PortalReaderProvider catalogue={catalogue} language={language} timeZone={context.timezone || 'UTC'} isSignedIn={context.accountId !== undefined && context.accountId !== 'unidentified'}>
        {surface({ requestKey: String(context.extension.request?.key ?? '') })}
      </PortalReaderProvider>
    </StrictMode>,
  );
}
