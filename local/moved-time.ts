import type { SiteState } from './site/state';

const setting = 'moved-time';

/** How many milliseconds the site's time has been moved ahead of the wall clock; a restart must not turn it back. */
export const movedTime = (state: SiteState): number => Number(state.settings.get(setting)?.value ?? 0);

export function keepMovedTime(state: SiteState, milliseconds: number): void {
  state.settings.put({ id: setting, value: milliseconds });
}
