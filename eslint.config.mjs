import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The areas in the order of the client's life: each may import those before it, none after it. */
const areas = ['clients', 'needs', 'ledger', 'updates', 'feedback', 'meetings', 'closing'];

/** The store, and what src/index.ts loads. */
const privateFiles = (of) => of.map((area) => `./src/${area}/{store,resolvers,*-calls,jobs,product-events}.ts`);

const zones = [
  { target: './src', from: ['./local', './static', './bench'], message: 'The back end ships alone.' },
  { target: './static', from: './src', except: ['./contract.ts', './i18n', './surfaces/contract.ts', './clients/risk-contract.ts', './updates/attachment-contract.ts', './updates/chart-contract.ts', './updates/check-contract.ts', './updates/correction-contract.ts', './updates/court-contract.ts', './updates/mail-contract.ts', './updates/nudge-contract.ts', ...areas.map((area) => `./${area}/contract.ts`)], message: 'The UI sees contracts and catalogues only.' },
  { target: './static', from: ['./local', './bench'], message: 'The UI ships without the local stand-ins.' },
  { target: './local', from: './src', except: ['./index.ts'], message: 'The local stand-ins see the app as Forge does: through its handlers.' },
  { target: './local', from: './static', message: 'The shell serves the built UI; it does not import it.' },
  { target: './src/platform', from: './src', except: ['./platform', './contract.ts', './i18n'], message: 'The platform knows no area.' },
  { target: './src/i18n', from: './src', except: ['./i18n'], message: 'Catalogues import nothing.' },
  { target: './src/surfaces', from: privateFiles(areas), message: "An area's store, resolvers and jobs are private." },
  ...areas.flatMap((area, index) => [
    { target: `./src/${area}`, from: './src/surfaces', except: ['./contract.ts'], message: 'Surfaces compose areas, never the other way.' },
    ...areas.slice(index + 1).map((later) => ({
      target: `./src/${area}`,
      from: `./src/${later}`,
      message: 'An area imports only the areas before it; the other way goes over the queue.',
    })),
    {
      target: `./src/${area}`,
      from: privateFiles(areas.filter((other) => other !== area)),
      message: "Another area's store, resolvers and jobs are private.",
    },
    { target: `./static/${area}`, from: areas.filter((other) => other !== area).map((other) => `./static/${other}`), message: 'Views of areas do not import each other; surfaces compose them.' },
    { target: `./static/${area}`, from: './static/surfaces', message: 'Surfaces compose areas, never the other way.' },
  ]),
  { target: './static/shared', from: [...areas.map((area) => `./static/${area}`), './static/surfaces'], message: 'Shared components know no area.' },
];

export default tseslint.config(
  { ignores: ['**/dist/**', 'node_modules/**', '.candor/**', '.cache/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: ['tsconfig.json', 'static/tsconfig.json'], noWarnOnMultipleProjects: true })] },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-warning-comments': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/**', '**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@forge/*'], message: 'Only src/platform imports @forge/*.' }] }] },
  },
  {
    files: ['static/**/*.{ts,tsx}', 'local/shell/browser/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: { ...reactHooks.configs.recommended.rules, ...jsxA11y.flatConfigs.recommended.rules },
  },
  {
    // Tests drive the app through the stand-ins, and may look at what they check.
    files: ['**/*.test.ts', '**/*.test.tsx', 'local/e2e/**', 'static/testing/**', 'local/testing/**'],
    rules: { 'import-x/no-restricted-paths': 'off', 'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['local/commands/**', 'local/main.ts', 'bench/**', 'local/runtime/log.ts'], rules: { 'no-console': 'off' } },
  { files: ['*.config.{mjs,mts,cjs}', 'static/*.config.mts', 'jest.config.cjs'], rules: { 'import-x/no-default-export': 'off' } },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable', require: 'readonly' } }, rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' } } },
);
