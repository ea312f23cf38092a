import { installIfMissing } from '../local/commands/installation.mjs';
import { buildInterfaceIfChanged } from '../local/commands/interface-build.mjs';
import { projectFolder } from '../local/commands/project.mjs';

await installIfMissing();
process.chdir(projectFolder);
await buildInterfaceIfChanged();
// From here on this process runs TypeScript.
await import('tsx');
await import('./bench.ts');
