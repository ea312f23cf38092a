import { installIfMissing } from '../local/commands/installation.mjs';

await installIfMissing();
// From here on this process runs TypeScript.
await import('tsx');
await import('./draft-cost.ts');
