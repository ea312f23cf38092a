import { lazy, Suspense } from 'react';
import type { CourtDispute, CourtVersion, SharedCourt } from '../../../src/ledger/contract';
import { portalCatalogues } from '../../../src/i18n/portal';
import { portalCourtCatalogues } from '../../../src/i18n/portal-court';
import type { Language } from '../../../src/i18n/language';
import { LoadingSkeleton } from '../../shared/LoadingSkeleton';
import { DaysPage } from './DaysPage';
import { PortalReaderProvider } from './portal-reader';

type Props = { page: SharedCourt; versions?: CourtVersion[]; disputes?: CourtDispute[]; language: Language; timeZone: string };

/** Every language brings the portal's words with it. */
const pages = Object.fromEntries(
  (['en', 'zh-CN'] as const).map((language) => [
    language,
    lazy(async () => {
      const [catalogue, words] = await Promise.all([portalCatalogues[language](), portalCourtCatalogues[language]()]);
      return {
        default: ({ page, versions = [], disputes = [], timeZone }: Omit<Props, 'language'>) => (
          <PortalReaderProvider catalogue={catalogue} language={language} timeZone={timeZone} isSignedIn>
            <div className="days-frame" lang={language}>
              <DaysPage court={{ ...page, versions, disputes }} words={words} titled />
            </div>
          </PortalReaderProvider>
        ),
      };
    }),
  ]),
);

/** The page as a client sees it on the portal, in her language, to look at. */
export function DaysPreview({ language, ...shown }: Props) {
  const Page = pages[language];
  return <Suspense fallback={<LoadingSkeleton lines={6} />}>{Page ? <Page {...shown} /> : null}</Suspense>;
}
