import { build } from 'esbuild';
import { join } from 'node:path';

/** The scripts the browser loads, built when the program starts: the bridge inside the app's frame, and the shell's own. */
export type BrowserScripts = { bridge: string; shell: string };

export async function buildBrowserScripts(): Promise<BrowserScripts> {
  const { outputFiles } = await build({
    entryPoints: ['frame-bridge.ts', 'shell.ts'].map((file) => join(__dirname, 'browser', file)),
    outdir: 'scripts',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const named = (name: string) => outputFiles.find((file) => file.path.endsWith(name))?.text ?? '';
  return { bridge: named('frame-bridge.js'), shell: named('shell.js') };
}
