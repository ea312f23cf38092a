import type { HistoryAction, PageLocation } from './messages';

type Listener = (location: PageLocation, action: HistoryAction) => void;
type Target = string | Partial<PageLocation>;

/** What `view.createHistory()` gives: the interface of the package `history` 4, kept in step with the shell's address. */
export function createFrameHistory(callShell: (command: string, data?: unknown) => Promise<unknown>) {
  const listeners = new Set<Listener>();
  const history = {
    action: 'POP' as HistoryAction,
    length: 1,
    location: { pathname: '/', search: '', hash: '', state: undefined, key: 'start' } as PageLocation,
    push: (target: Target, state?: unknown) => change('PUSH', target, state),
    replace: (target: Target, state?: unknown) => change('REPLACE', target, state),
    go: (steps: number) => void callShell('history', { action: 'GO', steps }),
    goBack: () => history.go(-1),
    goForward: () => history.go(1),
    createHref: (target: Partial<PageLocation>) => `${target.pathname ?? ''}${target.search ?? ''}${target.hash ?? ''}`,
    listen(listener: Listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };

  function change(action: HistoryAction, target: Target, state: unknown) {
    const location = resolved(target, state, history.location);
    void callShell('history', { action, location });
    moved(location, action);
  }
  function moved(location: PageLocation, action: HistoryAction) {
    history.location = location;
    history.action = action;
    for (const listener of listeners) listener(location, action);
  }

  return {
    moved,
    async create() {
      history.location = (await callShell('createHistory')) as PageLocation;
      return history;
    },
  };
}

function resolved(target: Target, state: unknown, current: PageLocation): PageLocation {
  const key = Math.random().toString(36).slice(2, 8);
  if (typeof target !== 'string') return { pathname: current.pathname, search: '', hash: '', state: undefined, ...target, key };
  const { pathname, search, hash } = new URL(target, `http://page${current.pathname}`);
  return { pathname, search, hash, state, key };
}
