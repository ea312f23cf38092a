import { agencyScript, type ScriptedContact, type ScriptedEngagement } from './agency-script';
import { people } from './agency-people';
import { calendar } from './calendar';
import { fridayCustomers } from './friday-customers';

type Customer = keyof typeof fridayCustomers;

/** Eight engagements whose update is due today, and a ninth that is paused; the first two are the agency's own. */
export function fridayScript(now: number): ScriptedEngagement[] {
  const days = calendar(now);
  const sentAt = (index: number) => [days.moment(10, 840 + index * 4), days.moment(5, 840 + index * 4)];
  const contact = (name: Customer): ScriptedContact => {
    const customer = fridayCustomers[name];
    const { displayName, emailAddress, timeZone } = customer;
    return { name: displayName, emailAddress, hasAccount: true, road: 'customer-request', language: 'locale' in customer ? 'zh-CN' : 'en', timeZone };
  };
  const desk = { visibility: { label: 'client-visible' }, serviceProjectKey: 'SUP', requestType: 'Project updates' };
  const engagement = (projectKey: string, manager: string, customer: Customer, more: Partial<ScriptedEngagement> = {}): ScriptedEngagement => ({
    ...desk,
    projectKey,
    client: fridayCustomers[customer].organization,
    organization: fridayCustomers[customer].organization,
    manager,
    standIn: manager === people.maya ? people.jonas : people.maya,
    contacts: [contact(customer)],
    updatesSentAt: [],
    ...more,
  });
  const agency = agencyScript(now).map((script, index) => ({ ...script, updatesSentAt: sentAt(index) }));
  return [
    ...agency,
    engagement('FER', people.maya, 'ingrid', { updatesSentAt: sentAt(2) }),
    engagement('CLI', people.maya, 'samir', { updatesSentAt: sentAt(3) }),
    engagement('CLI', people.maya, 'nora', { visibility: { label: 'labs-visible' }, updatesSentAt: sentAt(4) }),
    engagement('WMS', people.jonas, 'jing', { updatesSentAt: sentAt(5) }),
    engagement('SHO', people.jonas, 'liv', { updatesSentAt: sentAt(6) }),
    engagement('SCH', people.maya, 'beth', { registeredAt: days.moment(3, 600) }),
    engagement('MUS', people.maya, 'pieter', { updatesSentAt: sentAt(7).slice(0, 1), pause: { at: days.moment(7, 600), reason: 'The halls are being rebuilt.', until: days.date(20) } }),
  ];
}
