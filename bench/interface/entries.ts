import { join } from 'node:path';
import { projectFolder } from '../../local/installed-site';
import { firstLoadOf } from './first-load';

/** Thousands of bytes, gzipped. */
export type EntryLoad = { entry: string; scripts: number; styles: number; mostAllowed?: number };

const portal = 85;
const ofPortal = ['portal', 'failures'];
const ofJira = ['shared', 'failures'];
const entries: [entry: string, page: string, catalogues: string[], mostAllowed?: number][] = [
  ['Portal: feedback form', 'portal-feedback/index.html', ofPortal, portal],
  ['Portal: panel', 'portal-panel/index.html', ofPortal, portal],
  ['Portal: her request', 'portal-request/index.html', ofPortal, portal],
  ['Portal: preferences', 'portal-preferences/index.html', ofPortal, portal],
  ['Issue panel', 'ui/issue-panel.html', [...ofJira, 'panel'], 110],
  ['Project page', 'ui/project-page.html', [...ofJira, 'clients', 'updates', 'panel', 'feedback']],
  ['Today', 'ui/today.html', [...ofJira, 'today', 'clients', 'updates', 'panel', 'promises', 'feedback']],
  ['Project settings', 'ui/project-settings.html', [...ofJira, 'clients', 'settings', 'feedback', 'routing']],
];

/** What each page of the built UI loads before it can show anything, the words of one language with its scripts. */
export function entryLoads(): Promise<EntryLoad[]> {
  return Promise.all(
    entries.map(async ([entry, page, catalogues, mostAllowed]) => {
      const { scripts, words, styles } = await firstLoadOf(join(projectFolder, 'static', 'dist', page), catalogues);
      return { entry, scripts: (scripts + words) / 1000, styles: styles / 1000, mostAllowed };
    }),
  );
}
