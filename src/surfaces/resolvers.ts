import * as z from 'zod/mini';
import { reading } from '../platform/access';
import type { Calls } from '../platform/serve';
import type { SurfaceCalls } from './contract';
import { openPanel } from './panel';

const panelInput = z.strictObject({ issueId: z.string().check(z.regex(/^[1-9]\d{0,17}$/)) });

export const surfaces: Calls<SurfaceCalls> = {
  'panel.open': { access: reading, input: panelInput, run: openPanel },
};
