import { createFlags } from './flags';
import type { Flag, FrameMessage, HistoryAction, PageLocation, ShellMessage } from './messages';
import { addressOf, type ModuleAddresses } from './navigation';

/** What the server tells the page about the frame in it. */
type FrameSettings = {
  context: { accountId?: string; theme: { colorMode: string }; extension: { project?: { key: string } } };
  /** Where the module is shown, as the server wants to hear it again with every call. */
  place: Record<string, string>;
  themeAttribute: string;
  /** The path of the page on which the module begins; absent where the module has no history of its own. */
  basePath?: string;
  modules: ModuleAddresses;
  words: { appFailed: string; otherUser: string; close: string };
};

/** Answers the bridge of the app's frame, as Jira's page does. */
export function hostAppFrame(frame: HTMLIFrameElement, flagContainer: HTMLElement) {
  const settings = JSON.parse(frame.dataset.settings ?? '{}') as FrameSettings;
  const frameOrigin = new URL(frame.dataset.source ?? '').origin;
  const flags = createFlags(flagContainer, settings.words.close);

  const send = (message: ShellMessage) => frame.contentWindow?.postMessage(message, frameOrigin);
  const { context, place, basePath = '' } = settings;
  const projectKey = context.extension.project?.key ?? '';

  async function ask(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).catch(() => undefined);
    const answer = (await response?.json().catch(() => undefined)) as { value?: unknown; message?: string } | undefined;
    if (response === undefined || answer === undefined) throw new Error(settings.words.appFailed);
    if (response.status === 409) flags.show({ id: 'candor-other-user', title: settings.words.otherUser, type: 'warning', actions: [] }, () => undefined);
    if (!response.ok) throw new Error(answer.message ?? settings.words.appFailed);
    return answer.value;
  }

  async function invoke({ functionKey, payload, metadata }: { functionKey: string; payload?: unknown; metadata?: unknown }) {
    const body = await ask('/invoke', { place, accountId: context.accountId, functionKey, payload });
    return metadata === undefined ? body : { body, metadata: { rateLimitProperties: {} } };
  }

  function requestProduct({ product, restPath, fetchRequestInit }: { product: string; restPath: string; fetchRequestInit: { method?: string; headers?: unknown; body?: unknown } }) {
    if (product !== 'jira') throw new Error(`The local site has no ${product}.`);
    return ask('/product-request', { restPath, method: fetchRequestInit.method, headers: fetchRequestInit.headers, body: fetchRequestInit.body });
  }

  function navigate(target: Parameters<typeof addressOf>[0] & { type?: string }) {
    const address = addressOf(target, location.origin, settings.modules, projectKey);
    if (target.type === 'new-tab') window.open(address, '_blank', 'noopener');
    else location.assign(address);
  }

  const pageLocation = (): PageLocation => ({
    pathname: location.pathname.slice(basePath.length) || '/',
    search: location.search,
    hash: location.hash,
    state: (history.state as { state?: unknown } | null)?.state,
    key: (history.state as { key?: string } | null)?.key ?? 'start',
  });
  function changeHistory({ action, location: next, steps }: { action: HistoryAction | 'GO'; location: PageLocation; steps?: number }) {
    if (action === 'GO') return history.go(steps ?? 0);
    const address = `${basePath}${next.pathname === '/' ? '' : next.pathname}${next.search}${next.hash}`;
    const kept = { state: next.state, key: next.key };
    if (action === 'PUSH') history.pushState(kept, '', address);
    else history.replaceState(kept, '', address);
  }
  window.addEventListener('popstate', () => send({ kind: 'history', location: pageLocation(), action: 'POP' }));

  const notOnFullPages = () => false;
  const onlyOnFullPages = () => {
    throw new Error('This module has no history.');
  };
  /** The bridge's commands; see forge's own list in @forge/bridge. `false` makes the bridge say that the view cannot do it. */
  const commands: Record<string, (data: never) => unknown> = {
    invoke,
    fetchProduct: requestProduct,
    getContext: () => context,
    enableTheming: () => ({ colorMode: context.theme.colorMode, attribute: settings.themeAttribute }),
    createHistory: () => (settings.basePath === undefined ? onlyOnFullPages() : pageLocation()),
    history: changeHistory,
    navigate,
    getUrl: (target: Parameters<typeof addressOf>[0]) => addressOf(target, location.origin, settings.modules, projectKey).href,
    reload: () => location.reload(),
    changeWindowTitle: (title: string) => void (document.title = title),
    showFlag: (flag: Flag) => flags.show(flag, (index) => send({ kind: 'flag-action', flagId: flag.id, index })),
    closeFlag: ({ id }: { id: string }) => flags.close(id),
    emit: ({ event, payload }: { event: string; payload: unknown }) => send({ kind: 'emitted', event, payload }),
    emitReadyEvent: () => undefined,
    getFrameId: () => frame.id,
    submit: notOnFullPages,
    close: notOnFullPages,
    open: notOnFullPages,
    refresh: notOnFullPages,
    onClose: notOnFullPages,
  };

  async function perform(command: string, data: unknown): Promise<unknown> {
    if (!Object.hasOwn(commands, command)) throw new Error(`The local shell does not model the bridge command ${command}.`);
    return commands[command]?.(data as never);
  }

  window.addEventListener('message', (event: MessageEvent<FrameMessage>) => {
    if (event.source !== frame.contentWindow || event.origin !== frameOrigin) return;
    const message = event.data;
    if (message.kind === 'height') {
      frame.style.height = `${message.height}px`;
      return;
    }
    perform(message.command, message.data).then(
      (value) => send({ kind: 'answer', id: message.id, value }),
      (error: unknown) => send({ kind: 'refusal', id: message.id, message: error instanceof Error ? error.message : String(error) }),
    );
  });
  // The frame may speak as soon as it loads, so it loads only now.
  frame.src = frame.dataset.source ?? '';
}
