import { createUser } from '../operations/projects';
import type { SiteUser } from '../model';
import type { SiteState } from '../state';

/** Addresses of the people of the agency site: plans and scripts name them by these. */
export const people = {
  maya: 'maya@fernlight.example',
  jonas: 'jonas@fernlight.example',
  priya: 'priya@fernlight.example',
  ana: 'ana.silva@harborcoffee.example',
  tom: 'tom.baker@harborcoffee.example',
  fang: 'wang.fang@chenguang.example',
  erik: 'erik.holm@elsewhere.example',
} as const;

type Person = Pick<SiteUser, 'displayName' | 'emailAddress' | 'timeZone' | 'apiToken'> & Partial<SiteUser>;

const everyone: Person[] = [
  { displayName: 'Maya Lindqvist', emailAddress: people.maya, timeZone: 'Europe/Stockholm', apiToken: 'maya-token', groups: ['jira-users', 'site-admins'] },
  { displayName: 'Jonas Weber', emailAddress: people.jonas, timeZone: 'Europe/Berlin', apiToken: 'jonas-token' },
  { displayName: 'Priya Nair', emailAddress: people.priya, timeZone: 'Asia/Kolkata', apiToken: 'priya-token' },
  { displayName: 'Ana Silva', emailAddress: people.ana, timeZone: 'Europe/Lisbon', apiToken: 'ana-token', accountType: 'customer', emailVisible: false },
  { displayName: 'Tom Baker', emailAddress: people.tom, timeZone: 'Europe/London', apiToken: 'tom-token' },
  { displayName: '王芳', emailAddress: people.fang, timeZone: 'Asia/Shanghai', apiToken: 'fang-token', locale: 'zh_CN', accountType: 'customer', emailVisible: false },
  { displayName: 'Erik Holm', emailAddress: people.erik, timeZone: 'Europe/Oslo', apiToken: 'erik-token' },
];

export function createPeople(state: SiteState): Record<keyof typeof people, SiteUser> {
  const created = new Map(everyone.map((person) => [person.emailAddress, createUser(state, person)]));
  return Object.fromEntries(Object.entries(people).map(([name, address]) => [name, created.get(address)])) as Record<keyof typeof people, SiteUser>;
}
