import { teamEditing, teamReading } from '../clients/team';
import type { Calls } from '../platform/serve';
import { closeAsk, listAsks } from './asks';
import { listBadNews } from './bad-news-list';
import { issueFacts, listContactLog, logContact } from './contact-log';
import type { LedgerCalls } from './contract';
import { courtOf } from './court-page';
import { confirmMention } from './mention';
import { listPromises } from './promise-list';
import { settlePromise } from './promise-statement';
import { asksInput, closeAskInput, contactInput, factsInput, logInput, mentionInput, promisesInput, settleInput } from './schemas';

export const ledger: Calls<LedgerCalls> = {
  'ledger.asks': { access: teamReading, input: asksInput, run: listAsks },
  'ledger.bad-news': { access: teamReading, input: asksInput, run: listBadNews },
  'ledger.close-ask': { access: teamEditing, input: closeAskInput, run: closeAsk },
  'ledger.court': { access: teamReading, input: asksInput, run: courtOf },
  'ledger.issue-facts': { access: teamEditing, input: factsInput, run: issueFacts },
  'ledger.log-contact': { access: teamEditing, input: contactInput, run: logContact },
  'ledger.contact-log': { access: teamReading, input: logInput, run: listContactLog },
  'ledger.confirm-mention': { access: teamEditing, input: mentionInput, run: confirmMention },
  'ledger.promises': { access: teamReading, input: promisesInput, run: listPromises },
  'ledger.settle-promise': { access: teamEditing, input: settleInput, run: settlePromise },
};
