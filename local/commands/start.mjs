import { setInterval } from 'node:timers';
import { installIfMissing } from './installation.mjs';
import { buildInterfaceIfChanged } from './interface-build.mjs';

await installIfMissing();
await buildInterfaceIfChanged();
endWithNpm();
// From here on this process runs TypeScript.
await import('tsx');
await import('../main.ts');

/** An npm that is killed cannot tell its script; left behind, the program would keep its port and its data. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const npm = process.ppid;
  setInterval(() => process.ppid !== npm && process.kill(process.pid, 'SIGTERM'), 500).unref();
}
