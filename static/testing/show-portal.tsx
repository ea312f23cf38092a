import '@testing-library/jest-dom';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Language } from '../../src/i18n/language';
import { portalCatalogues } from '../../src/i18n/portal';
import { PortalReaderProvider } from '../feedback/portal/portal-reader';

/** Renders a surface of the portal as its customer sees it. */
export async function showOnPortal(surface: ReactNode, { language = 'en' as Language, isSignedIn = true } = {}) {
  const catalogue = await portalCatalogues[language]();
  return render(
    <PortalReaderProvider catalogue={catalogue} language={language} timeZone="Europe/Lisbon" isSignedIn={isSignedIn}>
      {surface}
    </PortalReaderProvider>,
  );
}
