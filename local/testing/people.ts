import type { SiteUser } from '../site/model';
import { createUser } from '../site/operations/projects';
import type { SiteState } from '../site/state';

export const names = ['maya', 'jonas', 'priya', 'vera', 'tom', 'ana', 'fang', 'stranger'] as const;
export type Name = (typeof names)[number];
export type People = Record<Name, SiteUser>;

/** The people of the test world; what each may do comes from their project roles. */
export function createPeople(state: SiteState): People {
  const person = (displayName: string, more: Partial<SiteUser> = {}) => createUser(state, { displayName, timeZone: 'Europe/Berlin', ...more });
  return {
    maya: person('Maya Lindqvist', { groups: ['jira-users', 'site-admins'] }),
    jonas: person('Jonas Weber'),
    priya: person('Priya Nair'),
    vera: person('Vera Okoye'),
    tom: person('Tom Baker', { timeZone: 'Europe/London' }),
    ana: person('Ana Silva', { accountType: 'customer', timeZone: 'Europe/Lisbon' }),
    fang: person('王芳', { accountType: 'customer', timeZone: 'Asia/Shanghai', locale: 'zh_CN', emailAddress: 'fang@example.com' }),
    stranger: person('Sam Stranger'),
  };
}
