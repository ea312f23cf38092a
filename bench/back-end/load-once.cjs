// Loads the bundle named on the command line as Forge does, makes the first call that is named, and writes how many milliseconds each took.
const { performance } = require('node:perf_hooks');
const { argv, stdout } = require('node:process');
const { answer, firstCalls } = require('./first-calls.cjs');

const [, , bundle, name] = argv;
const { handler, parameters } = firstCalls[name];

globalThis.__forge_fetch__ = () => Promise.reject(new Error('The app called the platform while it was loaded.'));
const begun = performance.now();
const app = require(bundle);
const loaded = performance.now();
globalThis.__forge_fetch__ = answer;
void measure();

async function measure() {
  const answered = await app[handler](...parameters);
  const ended = performance.now();
  if (answered?.ok === false || answered?._retry) throw new Error(`The first call failed: ${JSON.stringify(answered)}`);
  stdout.write(JSON.stringify({ load: loaded - begun, firstCall: ended - loaded }));
}
