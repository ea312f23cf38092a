import { installIfMissing } from './installation.mjs';
import { buildInterface } from './interface-build.mjs';

await installIfMissing();
await buildInterface();
