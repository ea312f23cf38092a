import './frame-time';
import { createFrameHistory } from './frame-history';
import type { FrameMessage, ShellMessage } from './messages';

/** `globalThis.__bridge` of the app's frame. It loads before the app, since @forge/bridge looks for it on import. */
const shellOrigin = `http://localhost:${location.port}`;
const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
const flagActions = new Map<string, (() => void)[]>();
const listeners = new Map<string, Set<(payload: unknown) => void>>();
const history = createFrameHistory(callShell);
let calls = 0;

function send(message: FrameMessage) {
  window.parent.postMessage(message, shellOrigin);
}

function callShell(command: string, data?: unknown): Promise<unknown> {
  calls += 1;
  const id = calls;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    send({ kind: 'call', id, command, data });
  });
}

function settle(id: number) {
  const call = waiting.get(id);
  waiting.delete(id);
  return call;
}

window.addEventListener('message', (event: MessageEvent<ShellMessage>) => {
  if (event.source !== window.parent || event.origin !== shellOrigin) return;
  const message = event.data;
  if (message.kind === 'answer') settle(message.id)?.resolve(message.value);
  else if (message.kind === 'refusal') settle(message.id)?.reject(new Error(message.message));
  else if (message.kind === 'history') history.moved(message.location, message.action);
  else if (message.kind === 'flag-action') flagActions.get(message.flagId)?.[message.index]?.();
  else if (message.kind === 'emitted') for (const listener of listeners.get(message.event) ?? []) listener(message.payload);
});

type FlagOptions = { id: string; actions?: { text: string; onClick?: () => void }[] };

/** Functions cannot cross to the shell: they stay here and are called by index. */
function showFlag(flag: FlagOptions) {
  const actions = flag.actions ?? [];
  flagActions.set(
    flag.id,
    actions.map(({ onClick }) => onClick ?? (() => undefined)),
  );
  return callShell('showFlag', { ...flag, actions: actions.map(({ text }) => ({ text })) });
}

function listen({ event, callback }: { event: string; callback: (payload: unknown) => void }) {
  const known = listeners.get(event) ?? new Set();
  listeners.set(event, known.add(callback));
  return { unsubscribe: () => known.delete(callback) };
}

/** Jira sets the attributes and appends the token stylesheets; the promise settles when they apply. */
async function enableTheming() {
  const { colorMode, attribute } = (await callShell('enableTheming')) as { colorMode: string; attribute: string };
  document.documentElement.dataset.colorMode = colorMode;
  document.documentElement.dataset.theme = attribute;
  await new Promise<void>((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/cdn/themes.css';
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}

async function callBridge(command: string, data?: unknown): Promise<unknown> {
  if (command === 'createHistory') return history.create();
  if (command === 'showFlag') return showFlag(data as FlagOptions);
  if (command === 'on') return listen(data as Parameters<typeof listen>[0]);
  if (command === 'enableTheming') return enableTheming();
  if (command === 'onClose' || command === 'openModal') return callShell(command);
  return callShell(command, data);
}

Object.assign(globalThis, { __bridge: { callBridge } });

/** The frame is as high as what it shows, as Forge's resizer makes it. */
function reportHeight() {
  const { marginTop, marginBottom } = getComputedStyle(document.body);
  send({ kind: 'height', height: Math.ceil(document.body.offsetHeight + parseFloat(marginTop) + parseFloat(marginBottom)) });
}
document.addEventListener('DOMContentLoaded', () => {
  new ResizeObserver(reportHeight).observe(document.body);
  reportHeight();
});
