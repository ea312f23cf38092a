import type { ContactDraft, Engagement } from '../../src/clients/contract';

/** What the first question asks: a client, one person, one road. */
export type ClientAnswers = {
  clientName: string;
  contact: ContactDraft;
  serviceDesk: Engagement['serviceDesk'];
  anchorIssue: Engagement['anchorIssue'];
};

export const emptyClient: ClientAnswers = { clientName: '', contact: { name: '', road: 'by-hand' }, serviceDesk: undefined, anchorIssue: undefined };

export type Missing = 'clientName' | 'contact.name' | 'contact.accountId' | 'serviceDesk' | 'anchorIssueId';

/** What is still needed before the second question. */
export function missingAnswers(answers: ClientAnswers): Missing[] {
  const { contact } = answers;
  const missing: [Missing, boolean][] = [
    ['clientName', !answers.clientName.trim()],
    ['contact.name', !contact.name.trim()],
    ['contact.accountId', contact.road !== 'by-hand' && !contact.accountId],
    ['serviceDesk', contact.road === 'request' && !answers.serviceDesk],
    ['anchorIssueId', contact.road === 'notify' && !answers.anchorIssue],
  ];
  return missing.filter(([, isMissing]) => isMissing).map(([field]) => field);
}
