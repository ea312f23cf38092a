import type { Calls } from '../platform/serve';
import type { UpdatesCalls } from './contract';
import { draftCalls } from './draft-resolvers';

export const updates = { ...draftCalls } as Calls<UpdatesCalls>;
