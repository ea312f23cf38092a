import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProjectInForce } from '../../shared/project-in-force';

const clients = new Map<string, QueryClient>();

/** What was read of one project must not be shown for another. */
function queriesOf(projectId: string): QueryClient {
  const known =
    clients.get(projectId) ??
    new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: Infinity }, mutations: { retry: false } } });
  clients.set(projectId, known);
  return known;
}

/** The views of a project's own page, on the page across projects. */
export function ProjectScope({ projectId, children }: { projectId: string; children: ReactNode }) {
  return (
    <QueryClientProvider client={queriesOf(projectId)}>
      <ProjectInForce projectId={projectId}>{children}</ProjectInForce>
    </QueryClientProvider>
  );
}
