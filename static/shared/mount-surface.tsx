import { view } from '@forge/bridge';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { interfaceCatalogue, type WordArea } from '../../src/i18n/interface';
import { languageOf } from '../../src/i18n/language';
import { translate } from '../../src/i18n/translate';
import { ErrorBoundary } from './ErrorBoundary';
import { ReaderProvider } from './reader';
import { makeRouter, RouterProvider } from './router';
import './base.css';
import './forms.css';
import './parts.css';
import './data.css';

/** Opens a surface in the reader's theme, language and time zone; `areas` are those whose views it shows. */
export async function mountSurface(surface: ReactNode, areas: WordArea[]): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element #root.');
  const [context, router] = await Promise.all([
    view.getContext(),
    makeRouter(),
    view.theme.enable().catch(() => undefined),
  ]);
  const language = languageOf(context.locale);
  const catalogue = await interfaceCatalogue(language, areas);
  document.documentElement.lang = language;
  document.title = translate(catalogue, language, 'shared.title');
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: Infinity }, mutations: { retry: false } },
  });
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <ReaderProvider catalogue={catalogue} language={language} timeZone={context.timezone || 'UTC'}>
          <ErrorBoundary>
            <RouterProvider router={router}>
              {surface}
            </RouterProvider>
          </ErrorBoundary>
        </ReaderProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
