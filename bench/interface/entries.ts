import { join } from 'node:path';
import { projectFolder } from '../../local/installed-site';
import { firstLoadOf } from './first-load';

/** Thousands of bytes, gzipped. */
export type EntryLoad = { entry: string; scripts: number; styles: number; mostAllowed?: number };

const portal = 85;
const entries: [entry: string, page: string, mostAllowed?: number][] = [
  ['Portal: feedback form', 'portal-feedback/index.html', portal],
  ['Portal: panel', 'portal-panel/index.html', portal],
  ['Portal: her request', 'portal-request/index.html', portal],
  ['Portal: preferences', 'portal-preferences/index.html', portal],
  ['Issue panel', 'ui/issue-panel.html', 110],
  ['Project page', 'ui/project-page.html'],
  ['Project settings', 'ui/project-settings.html'],
];

/** What each page of the built UI loads before it can show anything, the words of one language with its scripts. */
export function entryLoads(): Promise<EntryLoad[]> {
  return Promise.all(
    entries.map(async ([entry, page, mostAllowed]) => {
      const { scripts, words, styles } = await firstLoadOf(join(projectFolder, 'static', 'dist', page));
      return { entry, scripts: (scripts + words) / 1000, styles: styles / 1000, mostAllowed };
    }),
  );
}
