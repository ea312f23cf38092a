import { paragraphs } from '../../local/site/document';
import { createRequest } from '../../local/site/service-desk/requests';
import type { World } from '../../local/testing/world';

const receiptProperty = 'candor.receipt';

export async function engageAna({ as, people, serviceDesk, requestType }: World): Promise<void> {
  await as('maya').value('clients.create-engagement', {
    clientName: 'Harbor Coffee',
    contact: { name: 'Ana Silva', road: 'request', accountId: people.ana.accountId },
    visibility: { kind: 'all' },
    serviceDesk: { serviceDeskId: serviceDesk.id, requestTypeId: requestType.id, name: 'Client desk' },
  });
}

/** What customers write; half of it a rule hands to Jonas. */
export const matters = [
  { text: 'The order page is slow', isJonas: true },
  { text: 'When does the new menu open', isJonas: false },
  { text: 'Thank you for the quick fix', isJonas: false },
  { text: 'Please move the pay button to the top', isJonas: true },
];

/** Ana's requests, of both types; their issues' ids. */
export function fileRequests({ state, people, serviceDesk, feedbackTypes }: World, from: number, count: number): string[] {
  return state.batch(() =>
    Array.from({ length: count }, (_, offset) => {
      const number = from + offset;
      const type = feedbackTypes[number % feedbackTypes.length];
      if (!type) throw new Error('The site has no type for feedback.');
      const summary = `${matters[number % matters.length]?.text}, shop ${number}`;
      return createRequest(state, people.ana, { desk: serviceDesk, type, summary, description: paragraphs(`${summary}.\nPlease tell me what becomes of it.`) }).id;
    }),
  );
}

/** Every record of feedback in the app's storage, with the account it was handed to. */
export function feedbackRecords({ state }: World): { id: string; owner: string | undefined }[] {
  const prefix = 'feedback:';
  const rows = state.database.all<{ key: string; value: string }>("SELECT key, value FROM storage_items WHERE key >= ? AND key < 'feedback;'", prefix);
  return rows.map(({ key, value }) => ({ id: key.slice(prefix.length), owner: (JSON.parse(value) as { body: { owner?: { accountId: string } } }).body.owner?.accountId }));
}

/** How many receipts stand on each of these requests. */
export const receiptsOn = ({ state }: World, requestIds: string[]): number[] => requestIds.map((id) => state.commentsOf(id).filter(({ properties }) => receiptProperty in properties).length);
