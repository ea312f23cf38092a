import { people } from './agency-people';
import { calendar } from './calendar';

export type ScriptedContact = {
  name: string;
  emailAddress: string;
  /** Absent: this person has no account and is reached by hand. */
  hasAccount: boolean;
  road: 'customer-request' | 'notify' | 'by-hand';
  language: 'en' | 'zh-CN';
  timeZone: string;
};

export type ScriptedEngagement = {
  projectKey: string;
  client: string;
  organization: string;
  /** Who runs it and sends the updates, by address. */
  manager: string;
  standIn: string;
  contacts: ScriptedContact[];
  /** Which issues the client hears of. */
  visibility: { label: string };
  /** Where customer requests are opened. */
  serviceProjectKey: string;
  requestType: string;
  /** Moments at which updates were sent, oldest first; the first of them is also when she was registered. */
  updatesSentAt: string[];
  /** When she was registered, where no update has been sent yet. */
  registeredAt?: string;
  /** When her updates were paused, why, and until which day (YYYY-MM-DD). */
  pause?: { at: string; reason: string; until: string };
};

/** What the app itself did on the agency site; it is replayed through the app's own calls, never written into its storage. */
export function agencyScript(now: number): ScriptedEngagement[] {
  const days = calendar(now);
  const sentAt = [days.moment(10, 930), days.moment(5, 930)];
  const desk = { visibility: { label: 'client-visible' }, serviceProjectKey: 'SUP', requestType: 'Project updates' };
  return [
    {
      ...desk,
      projectKey: 'HAR',
      client: 'Harbor Coffee',
      organization: 'Harbor Coffee',
      manager: people.maya,
      standIn: people.jonas,
      contacts: [
        { name: 'Ana Silva', emailAddress: people.ana, hasAccount: true, road: 'customer-request', language: 'en', timeZone: 'Europe/Lisbon' },
        { name: 'Tom Baker', emailAddress: people.tom, hasAccount: true, road: 'notify', language: 'en', timeZone: 'Europe/London' },
      ],
      updatesSentAt: sentAt,
    },
    {
      ...desk,
      projectKey: 'CHG',
      client: '晨光零售',
      organization: '晨光零售',
      manager: people.jonas,
      standIn: people.maya,
      contacts: [
        { name: '王芳', emailAddress: people.fang, hasAccount: true, road: 'customer-request', language: 'zh-CN', timeZone: 'Asia/Shanghai' },
        { name: '李强', emailAddress: 'li.qiang@chenguang.example', hasAccount: false, road: 'by-hand', language: 'zh-CN', timeZone: 'Asia/Shanghai' },
        { name: 'Grace Lim', emailAddress: 'grace.lim@chenguang.example', hasAccount: false, road: 'by-hand', language: 'en', timeZone: 'Asia/Singapore' },
      ],
      // Long enough for a course to be seen in its charts.
      updatesSentAt: [days.moment(18, 930), days.moment(14, 930), ...sentAt],
    },
  ];
}
