/** ts-jest only transpiles; types are checked by `tsc --noEmit`. */
const transform = {
  '^.+\\.tsx?$': [
    'ts-jest',
    {
      tsconfig: {
        target: 'ES2022',
        module: 'commonjs',
        moduleResolution: 'node10',
        isolatedModules: true,
        esModuleInterop: true,
        resolveJsonModule: true,
        jsx: 'react-jsx',
      },
    },
  ],
};
const ignored = ['/node_modules/', '/static/dist/'];

module.exports = {
  /** Each test starts an app, a site and a mailbox of its own: on a busy machine that alone takes longer than jest's five seconds. */
  testTimeout: 60_000,
  projects: [
    {
      displayName: 'rules and calls',
      testEnvironment: 'node',
      roots: ['<rootDir>/src', '<rootDir>/local', '<rootDir>/bench'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [...ignored, '/local/e2e/'],
      transform,
    },
    {
      displayName: 'views',
      testEnvironment: 'jsdom',
      roots: ['<rootDir>/static'],
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      testPathIgnorePatterns: ignored,
      moduleNameMapper: {
        '\\.css$': '<rootDir>/static/testing/style-stub.cjs',
        '^@atlaskit/platform-feature-flags(/.*)?$': '<rootDir>/static/shared/feature-flags.ts',
      },
      setupFiles: ['<rootDir>/static/testing/bridge.ts', '<rootDir>/static/testing/modal-dialogs.ts'],
      transform,
    },
    {
      displayName: 'journeys',
      testEnvironment: 'node',
      roots: ['<rootDir>/local/e2e'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ignored,
      transform,
    },
  ],
};
