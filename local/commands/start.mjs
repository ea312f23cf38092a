import { installIfMissing } from './installation.mjs';
import { buildInterfaceIfChanged } from './interface-build.mjs';
import { runNode } from './project.mjs';

await installIfMissing();
await buildInterfaceIfChanged();
process.exitCode = await runNode(['--import', 'tsx', 'local/main.ts', ...process.argv.slice(2)]);
