import { teamEditing, teamReading } from '../clients/team';
import type { Calls } from '../platform/serve';
import { issueFacts, listContactLog, logContact } from './contact-log';
import type { LedgerCalls } from './contract';
import { confirmMention } from './mention';
import { contactInput, factsInput, logInput, mentionInput } from './schemas';

export const ledger: Calls<LedgerCalls> = {
  'ledger.issue-facts': { access: teamEditing, input: factsInput, run: issueFacts },
  'ledger.log-contact': { access: teamEditing, input: contactInput, run: logContact },
  'ledger.contact-log': { access: teamReading, input: logInput, run: listContactLog },
  'ledger.confirm-mention': { access: teamEditing, input: mentionInput, run: confirmMention },
};
