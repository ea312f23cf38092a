import { readFileSync } from 'node:fs';
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
  const above = ancestors();
  setInterval(() => ancestors() !== above && process.kill(process.pid, 'SIGTERM'), 500).unref();
}

/** The parent and, as npm runs scripts through a shell, the parent's parent; the latter is readable on Linux only. */
function ancestors() {
  try {
    const [, grandparent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? [];
    return `${process.ppid} ${grandparent}`;
  } catch {
    return String(process.ppid);
  }
}
