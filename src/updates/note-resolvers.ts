import * as z from 'zod/mini';
import { teamEditing, teamSending } from '../clients/team';
import type { Calls } from '../platform/serve';
import { startBadNewsNote } from './bad-news-note';
import type { UpdatesCalls } from './contract';
import { badNewsNoteInput, noteFields } from './draft-input';
import { sentUpdate } from './history';
import { prepareNote } from './note-message';
import { preview } from './preview';
import { send } from './send';
import { overrulings, sendingFields } from './send-input';

export const noteCalls: Pick<Calls<UpdatesCalls>, 'updates.bad-news-note' | 'updates.preview-note' | 'updates.send-note'> = {
  'updates.bad-news-note': { access: teamEditing, input: badNewsNoteInput, run: startBadNewsNote },
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
