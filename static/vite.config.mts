import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The resources manifest.yml declares: the pages of Jira users share one, and each module of the portal has its own, with one page. */
const portalResources = ['portal-feedback', 'portal-panel', 'portal-request', 'portal-preferences'];
const pages = ['project-page', 'today', 'project-settings', 'issue-panel'];

const wordsName = (id: string | null | undefined) => {
  const [, language] = /src\/i18n\/(en|zh-CN)\//.exec(id ?? '') ?? [];
  return language === undefined ? '' : `words-${language.slice(0, 2)}-`;
};

/** `--mode` names the resource to build. */
export default defineConfig(({ mode }) => ({
  root: portalResources.includes(mode) ? here(`./surfaces/${mode}`) : here('.'),
  base: './',
  plugins: [react()],
  resolve: {
    mainFields: ['module:es2019', 'browser', 'module'],
    alias: [{ find: /^@atlaskit\/platform-feature-flags(\/.*)?$/, replacement: here('./shared/feature-flags.ts') }],
  },
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
  build: {
    outDir: here(`./dist/${mode}`),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Fonts and images stay files: the policy of the frame allows no data: fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Every catalogue is a file of its own, named by its language: a reader loads one language, and only what she opens.
      output: { chunkFileNames: ({ facadeModuleId }) => `assets/${wordsName(facadeModuleId)}[name]-[hash].js` },
      ...(mode === 'ui' && { input: Object.fromEntries(pages.map((page) => [page, here(`./${page}.html`)])) }),
    },
  },
}));
