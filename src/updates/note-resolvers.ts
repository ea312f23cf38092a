import * as z from 'zod/mini';
import { teamEditing, teamSending } from '../clients/team';
import type { Calls } from '../platform/serve';
import type { UpdatesCalls } from './contract';
import { noteFields } from './draft-input';
import { sentUpdate } from './history';
import { prepareNote } from './note-message';
import { preview } from './preview';
import { send } from './send';
import { overrulings, sendingFields } from './send-input';

export const noteCalls: Pick<Calls<UpdatesCalls>, 'updates.preview-note' | 'updates.send-note'> = {
  'updates.preview-note': {
    access: teamEditing,
    input: z.strictObject({ ...noteFields, overruled: overrulings }),
    run: async (note, caller) => preview(await prepareNote(note, caller)),
  },
  'updates.send-note': {
    access: teamSending,
    input: z.strictObject({ ...noteFields, ...sendingFields, overruled: overrulings }),
    run: async (input, caller) => sentUpdate(await send(input, caller, () => prepareNote(input, caller))),
  },
};
