import * as z from 'zod/mini';
import { teamEditing, teamSending } from '../clients/team';
import type { Calls } from '../platform/serve';
import type { CorrectionCalls } from './correction-contract';
import { prepareCorrection, sameCorrection, startCorrection } from './correction-message';
import { correctionFields } from './draft-input';
import { sentUpdate, updateFor } from './history';
import { preview } from './preview';
import { send } from './send';
import { id, overrulings, sendingFields } from './send-input';

const { engagementId: _engagementId, ...choice } = sendingFields;
const correction = { updateId: id, ...correctionFields, overruled: overrulings };

export const correctionCalls: Calls<CorrectionCalls> = {
  'updates.correction-recipients': { access: teamEditing, input: z.strictObject({ updateId: id, lineId: correctionFields.lineId }), run: startCorrection },
  'updates.preview-correction': { access: teamEditing, input: z.strictObject(correction), run: async (input, caller) => preview(await prepareCorrection(input, caller)) },
  'updates.send-correction': {
    access: teamSending,
    input: z.strictObject({ ...correction, ...choice }),
    run: async (input, caller) => {
      const known = await sameCorrection(input, caller);
      if (known) return sentUpdate(known);
      const { engagementId } = (await updateFor(caller, input.updateId)).body;
      return sentUpdate(await send({ ...input, engagementId }, caller, () => prepareCorrection(input, caller)));
    },
  },
};
