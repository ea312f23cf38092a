import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder with package.json; commands work from any current folder. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program in this terminal and resolves to its exit code. Ctrl-C reaches it through the terminal, SIGTERM is passed on. */
export function run(program, parameters, { environment = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: projectFolder,
      env: { ...process.env, ...environment },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32' && program === 'npm',
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    const terminate = () => child.kill('SIGTERM');
    const leaveToChild = () => undefined;
    process.on('SIGTERM', terminate);
    process.on('SIGINT', leaveToChild);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGTERM', terminate);
      process.off('SIGINT', leaveToChild);
      const exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
      if (quiet && exitCode !== 0) process.stderr.write(Buffer.concat(output));
      resolve(exitCode);
    });
  });
}

/** Runs a JavaScript program of an installed package with this Node. */
export function runNode(parameters, options) {
  return run(process.execPath, parameters, options);
}

/** Ends the command with the exit code of a step that failed. */
export function endUnlessZero(exitCode) {
  if (exitCode !== 0) process.exit(exitCode);
}
