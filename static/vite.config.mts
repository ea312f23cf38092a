import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
  resolve: {
    mainFields: ['module:es2019', 'browser', 'module'],
    alias: [{ find: /^@atlaskit\/platform-feature-flags(\/.*)?$/, replacement: here('./shared/feature-flags.ts') }],
  },
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Fonts and images stay files: the policy of the frame allows no data: fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { 'project-page': here('./project-page.html'), 'project-settings': here('./project-settings.html') },
      output: {
        codeSplitting: {
          groups: [
            { name: 'words-en', test: /src\/i18n\/en\// },
            { name: 'words-zh', test: /src\/i18n\/zh-CN\// },
          ],
        },
      },
    },
  },
});
