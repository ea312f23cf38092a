import * as z from 'zod/mini';
import { sending } from '../clients/settings';
import { editing } from '../platform/access';
import type { Calls } from '../platform/serve';
import type { UpdatesCalls } from './contract';
import { noteFields } from './draft-input';
import { sentUpdate } from './history';
import { prepareNote } from './note-message';
import { preview } from './preview';
import { send } from './send';
import { sendingFields } from './send-input';

export const noteCalls: Pick<Calls<UpdatesCalls>, 'updates.preview-note' | 'updates.send-note'> = {
  'updates.preview-note': {
    access: editing,
    input: z.strictObject(noteFields),
    run: async (note, caller) => preview(await prepareNote(note, caller)),
  },
  'updates.send-note': {
    access: sending,
    input: z.strictObject({ ...noteFields, ...sendingFields }),
    run: async (input, caller) => sentUpdate(await send(input, caller, () => prepareNote(input, caller))),
  },
};
