import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Running = {
  url: string;
  dataFolder: string;
  /** Ends it as Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
};

const command = join(__dirname, '../commands/start.mjs');

/** Starts the program as a newcomer does, on a free port, and waits for the line that says it is ready. */
export async function startProgram(seed: string, dataFolder = mkdtempSync(join(tmpdir(), 'candor-journey-'))): Promise<Running> {
  const child = spawn(process.execPath, [command, '--port', '0', '--seed', seed, '--data', dataFolder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /^candor ready (\S+)$/m.exec(output);
      if (ready?.[1]) resolve(ready[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => reject(new Error(`The program ended with ${code} before it was ready:\n${output}`)));
  });
  return {
    url,
    dataFolder,
    stop() {
      child.kill('SIGINT');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export function removeData({ dataFolder }: Running): void {
  rmSync(dataFolder, { recursive: true, force: true });
}
