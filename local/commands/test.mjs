import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { installIfMissing } from './installation.mjs';
import { projectFolder, runNode } from './project.mjs';

const unitOnly = process.argv.includes('--unit');
/** Anything else is jest's: `npm test -- -t "a name"`. */
const jestArguments = process.argv.slice(2).filter((argument) => argument !== '--unit');
const workers = Math.max(1, Math.min(4, availableParallelism()));
const totals = { passed: 0, failed: 0, skipped: 0, suites: 0 };

function jest(name, projects, maxWorkers) {
  return async () => {
    const report = join(projectFolder, '.cache', `tests-${name}.json`);
    mkdirSync(join(projectFolder, '.cache'), { recursive: true });
    rmSync(report, { force: true });
    const exitCode = await runNode([
      'node_modules/jest/bin/jest.js',
      `--maxWorkers=${maxWorkers}`,
      '--json',
      `--outputFile=${report}`,
      '--selectProjects',
      ...projects,
      ...jestArguments,
    ], { environment: { FORCE_COLOR: process.stdout.isTTY ? '1' : '0' } });
    if (existsSync(report)) count(JSON.parse(readFileSync(report, 'utf8')));
    return exitCode;
  };
}

function count(report) {
  totals.passed += report.numPassedTests;
  totals.failed += report.numFailedTests;
  totals.skipped += report.numPendingTests + report.numTodoTests;
  totals.suites += report.numTotalTestSuites;
}

const quick = { heading: 'Tests of rules, calls and views', work: jest('unit', ['rules and calls', 'views'], workers) };
const steps = unitOnly
  ? [quick]
  : [
      { heading: 'Types of the app and the stand-ins', work: () => runNode(['node_modules/typescript/bin/tsc', '--noEmit']) },
      { heading: 'Types of the interface', work: () => runNode(['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'static']) },
      { heading: 'Lint', work: () => runNode(['node_modules/eslint/bin/eslint.js', '.']) },
      quick,
      { heading: 'Manifest and build', work: () => runNode(['local/commands/package.mjs']) },
      { heading: 'Journeys in a browser', work: jest('journeys', ['journeys'], 1) },
    ];

await installIfMissing();
const begun = Date.now();
for (const [index, { heading, work }] of steps.entries()) {
  console.log(`\n== ${index + 1}/${steps.length} ${heading}`);
  const exitCode = await work();
  if (exitCode === 0) continue;
  console.error(`\nFailed: ${heading}.`);
  process.exit(exitCode);
}
console.log(`\n${totals.suites} files in ${Math.round((Date.now() - begun) / 1000)} s`);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
