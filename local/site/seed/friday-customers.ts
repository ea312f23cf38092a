import type { SiteUser } from '../model';
import { createUser } from '../operations/projects';
import type { SiteState } from '../state';

type Customer = Pick<SiteUser, 'displayName' | 'emailAddress' | 'timeZone'> & { organization: string; locale?: string };

/** The people at the clients who join the agency's two for its Friday. */
export const fridayCustomers = {
  ingrid: { organization: 'Tidewater Ferries', displayName: 'Ingrid Dahl', emailAddress: 'ingrid.dahl@tidewater.example', timeZone: 'Europe/Oslo' },
  samir: { organization: 'Lumen Clinics', displayName: 'Samir Haddad', emailAddress: 'samir.haddad@lumen.example', timeZone: 'Europe/Berlin' },
  nora: { organization: 'Lumen Labs', displayName: 'Nora Keller', emailAddress: 'nora.keller@lumenlabs.example', timeZone: 'Europe/Berlin' },
  jing: { organization: '云杉物流', displayName: '陈静', emailAddress: 'chen.jing@yunshan.example', timeZone: 'Asia/Shanghai', locale: 'zh_CN' },
  liv: { organization: 'Nordlys Outdoor', displayName: 'Liv Strand', emailAddress: 'liv.strand@nordlys.example', timeZone: 'Europe/Oslo' },
  beth: { organization: 'Orchard Schools', displayName: 'Beth Morgan', emailAddress: 'beth.morgan@orchard.example', timeZone: 'Europe/London' },
  pieter: { organization: 'Old Mill Museum', displayName: 'Pieter de Vries', emailAddress: 'pieter.devries@oldmill.example', timeZone: 'Europe/Amsterdam' },
} satisfies Record<string, Customer>;

export function createFridayCustomers(state: SiteState): { user: SiteUser; organization: string }[] {
  return Object.entries(fridayCustomers).map(([name, customer]: [string, Customer]) => {
    const { organization, ...person } = customer;
    return { organization, user: createUser(state, { ...person, apiToken: `${name}-token`, accountType: 'customer', emailVisible: false }) };
  });
}
