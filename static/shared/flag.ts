import { showFlag as showInJira } from '@forge/bridge';

let shown = 0;

/** Short news in Jira's own flags: the foot of our frame may be far below what the reader sees. Nothing a person must act on. */
export function showFlag(title: string, type: 'success' | 'error' = 'success'): void {
  shown += 1;
  showInJira({ id: `candor-${shown}`, title, type, isAutoDismiss: true });
}
