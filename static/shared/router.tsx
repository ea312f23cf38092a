import { view } from '@forge/bridge';
import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';

/** The part of the page's path that is ours, as segments. */
export type Router = {
  path: () => string;
  go: (path: string) => void;
  subscribe: (listener: () => void) => () => void;
};

type HostHistory = { location: { pathname: string }; push: (path: string) => void; listen: (listener: (location: { pathname: string }) => void) => unknown };

function routerOver(start: string, push: (path: string) => void) {
  let current = start;
  const listeners = new Set<() => void>();
  const arrive = (path: string) => {
    if (path === current) return;
    current = path;
    listeners.forEach((listener) => listener());
  };
  const router: Router = {
    path: () => current,
    go: (path) => {
      push(path);
      arrive(path);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { router, arrive };
}

/** Over Jira's history where the module has one; in memory elsewhere. */
export async function makeRouter(): Promise<Router> {
  const history = await (view.createHistory() as Promise<HostHistory>).catch(() => undefined);
  if (!history?.location) return memoryRouter();
  const { router, arrive } = routerOver(history.location.pathname, (path) => history.push(path));
  history.listen((change) => {
    const { pathname } = 'location' in change ? (change.location as { pathname: string }) : change;
    arrive(pathname);
  });
  return router;
}

export function memoryRouter(start = '/'): Router {
  return routerOver(start, () => undefined).router;
}

const RouterContext = createContext<Router>(memoryRouter());

export function RouterProvider({ router, children }: { router: Router; children: ReactNode }) {
  return <RouterContext.Provider value={router}>{children}</RouterContext.Provider>;
}

export function useRoute(): { segments: string[]; go: (path: string) => void } {
  const router = useContext(RouterContext);
  const path = useSyncExternalStore(router.subscribe, router.path);
  return { segments: path.split('/').filter(Boolean).map(decodeURIComponent), go: router.go };
}
