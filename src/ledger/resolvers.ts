import { editing, reading } from '../platform/access';
import type { Calls } from '../platform/serve';
import { issueFacts, listContactLog, logContact } from './contact-log';
import type { LedgerCalls } from './contract';
import { confirmMention } from './mention';
import { contactInput, factsInput, logInput, mentionInput } from './schemas';

export const ledger: Calls<LedgerCalls> = {
  'ledger.issue-facts': { access: editing, input: factsInput, run: issueFacts },
  'ledger.log-contact': { access: editing, input: contactInput, run: logContact },
  'ledger.contact-log': { access: reading, input: logInput, run: listContactLog },
  'ledger.confirm-mention': { access: editing, input: mentionInput, run: confirmMention },
};
