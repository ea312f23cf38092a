import '@testing-library/jest-dom';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { interfaceCatalogue } from '../../src/i18n/interface';
import type { Language } from '../../src/i18n/language';
import { ReaderProvider } from '../shared/reader';

/** Renders a view as a surface would, in a reader's language. */
export async function show(view: ReactNode, language: Language = 'en') {
  const catalogue = await interfaceCatalogue(language);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  return render(
    <QueryClientProvider client={queries}>
      <ReaderProvider catalogue={catalogue} language={language} timeZone="Europe/Berlin">
        {view}
      </ReaderProvider>
    </QueryClientProvider>,
  );
}
