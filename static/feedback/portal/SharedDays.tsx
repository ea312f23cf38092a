import { useCallback, useState } from 'react';
import type { PortalCourt } from '../../../src/feedback/contract';
import { type PortalCourtKey, portalCourtCatalogues } from '../../../src/i18n/portal-court';
import type { Catalogue } from '../../../src/i18n/translate';
import { DaysPage } from './DaysPage';
import { callPortal, Opening } from './opening';
import { usePortalReader } from './portal-reader';

/** The shared page as she opens it: a version, and what she says of it. */
export function SharedDays({ engagementId }: { engagementId: string }) {
  const { language } = usePortalReader();
  const read = useCallback(async () => {
    const [court, words] = await Promise.all([callPortal('portal.court', { engagementId }), portalCourtCatalogues[language]()]);
    return { court, words };
  }, [engagementId, language]);
  return (
    <Opening read={read} lines={4}>
      {({ court, words }) => <Shown first={court} words={words} />}
    </Opening>
  );
}

function Shown({ first, words }: { first: PortalCourt; words: Catalogue<PortalCourtKey> }) {
  const { failure } = usePortalReader();
  const [court, setCourt] = useState(first);
  const [error, setError] = useState<unknown>();
  const open = (version: number) => {
    setError(undefined);
    callPortal('portal.court', { engagementId: court.engagementId, version }).then(setCourt, setError);
  };
  return (
    <>
      {error === undefined ? null : (
        <p className="portal-failure" role="alert">
          {failure(error)}
        </p>
      )}
      <DaysPage
        court={court}
        words={words}
        onVersion={open}
        onDispute={async (said) => setCourt(await callPortal('portal.dispute', { engagementId: court.engagementId, version: court.version, ...said }))}
      />
    </>
  );
}
