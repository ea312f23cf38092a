import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from './project.mjs';

/**
 * Bundles a handler file as `forge deploy` does, with the settings of @forge/bundler 7.3.0 (its out/config/common.js and
 * out/runtime.js): every package inside, nothing minified, and what is imported on demand in files of its own beside index.cjs.
 * All of the folder is uploaded. Types are left to `npm run typecheck`.
 */
export async function bundleAsForgeDoes(entry, folder) {
  const { default: webpack } = await import('webpack');
  const compiler = webpack({
    context: projectFolder,
    entry: { index: entry },
    mode: 'production',
    target: 'node18',
    devtool: 'source-map',
    optimization: { minimize: false },
    output: { libraryTarget: 'commonjs', globalObject: 'this', filename: '[name].cjs', path: folder },
    node: { __dirname: true },
    performance: false,
    resolve: { extensions: ['.ts', '.tsx', '.js', '.jsx', '.json', '.cjs'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'ts-loader',
          options: {
            transpileOnly: true,
            configFile: join(projectFolder, 'tsconfig.json'),
            context: projectFolder,
            onlyCompileBundledFiles: true,
            compilerOptions: { sourceMap: true, noEmit: false },
          },
        },
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
  });
  const outcome = await promisify((done) => compiler.run(done))();
  await promisify((done) => compiler.close(done))();
  if (outcome.hasErrors()) throw new Error(outcome.toString({ all: false, errors: true }));
}
