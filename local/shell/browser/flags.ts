import type { Flag } from './messages';

const autoDismissMilliseconds = 8000;

/** Jira's flags, in the lower left corner, newest first. */
export function createFlags(container: HTMLElement, closeLabel: string) {
  const shown = new Map<string, HTMLElement>();

  const close = (id: string) => {
    shown.get(id)?.remove();
    return shown.delete(id);
  };
  const show = (flag: Flag, onAction: (index: number) => void) => {
    close(flag.id);
    const element = document.createElement('section');
    element.className = `flag flag-${flag.appearance ?? flag.type ?? 'info'}`;
    const text = document.createElement('div');
    text.className = 'flag-text';
    text.append(line('strong', flag.title), line('p', flag.description));
    const actions = document.createElement('div');
    actions.className = 'flag-actions';
    flag.actions.forEach((action, index) => actions.append(button(action.text, 'link', () => onAction(index))));
    if (flag.actions.length > 0) text.append(actions);
    const dismiss = button('×', 'subtle', () => close(flag.id));
    dismiss.setAttribute('aria-label', closeLabel);
    element.append(text, dismiss);
    container.prepend(element);
    shown.set(flag.id, element);
    if (flag.isAutoDismiss) setTimeout(() => element.isConnected && close(flag.id), autoDismissMilliseconds);
  };
  return { show, close };
}

function line(tag: 'strong' | 'p', text: string | undefined): HTMLElement | string {
  if (!text) return '';
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function button(text: string, className: string, onPress: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  element.textContent = text;
  element.addEventListener('click', onPress);
  return element;
}
