import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleAsForgeDoes } from '../../local/commands/bundle.mjs';
import { projectFolder } from '../../local/installed-site';

export type LoadApp = () => Promise<Record<string, unknown>>;

/**
 * Works with the back end bundled as Forge runs it. From its sources every `import()` on demand would wait for the thread in which
 * TypeScript is resolved, which no deployed app does.
 */
export async function withBundledApp<Result>(work: (loadApp: LoadApp) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
  try {
    await bundleAsForgeDoes(join(projectFolder, 'src', 'index.ts'), folder);
    return await work(async () => createRequire(__filename)(join(folder, 'index.cjs')) as Record<string, unknown>);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
