import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { interfaceCatalogue, type WordArea } from '../../src/i18n/interface';
import { ErrorPanel } from './ErrorPanel';
import { ReaderProvider, useReader } from './reader';

/** What opens on a click brings its own words: the surface round it loads without them. */
export function WithWords({ areas, children }: { areas: WordArea[]; children: ReactNode }) {
  const { language, timeZone, catalogue } = useReader();
  const words = useQuery({ queryKey: ['words', language, areas], queryFn: () => interfaceCatalogue(language, areas) });
  if (words.isError) return <ErrorPanel error={words.error} onRetry={() => void words.refetch()} />;
  if (!words.data) return null;
  return (
    <ReaderProvider catalogue={{ ...catalogue, ...words.data }} language={language} timeZone={timeZone}>
      {children}
    </ReaderProvider>
  );
}
