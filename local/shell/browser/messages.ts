/** What the app's frame and the shell's page say to each other by postMessage. */
export type FrameMessage =
  | { kind: 'call'; id: number; command: string; data: unknown }
  | { kind: 'height'; height: number };

export type ShellMessage =
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'refusal'; id: number; message: string }
  | { kind: 'history'; location: PageLocation; action: HistoryAction }
  | { kind: 'flag-action'; flagId: string; index: number }
  | { kind: 'emitted'; event: string; payload: unknown };

/** A location inside the app's page, as its history sees it: '/' is where the module begins. */
export type PageLocation = { pathname: string; search: string; hash: string; state: unknown; key: string };
export type HistoryAction = 'POP' | 'PUSH' | 'REPLACE';

export type Flag = {
  id: string;
  title?: string;
  description?: string;
  type?: string;
  appearance?: string;
  isAutoDismiss?: boolean;
  /** Their functions stay in the frame; a press sends back the index. */
  actions: { text: string }[];
};
