// Loads the bundle named on the command line as Forge does, and writes how many milliseconds that took.
const { performance } = require('node:perf_hooks');
const { argv, stdout } = require('node:process');

globalThis.__forge_fetch__ = () => Promise.reject(new Error('The app called the platform while it was loaded.'));
const begun = performance.now();
require(argv[2]);
stdout.write(String(performance.now() - begun));
