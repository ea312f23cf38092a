import type { Language } from '../i18n/language';
import type { Permission } from './access';

/** Who calls, as the platform and Jira confirmed it; nothing here comes from the payload. */
export type Caller = {
  accountId: string;
  /** Jira has confirmed that this person may browse it. */
  projectId: string;
  permissions: ReadonlySet<Permission>;
  language: Language;
  /** IANA name of the person's time zone. */
  timeZone: string;
};

/** Who calls from a page across projects: nobody has confirmed anything but that she is a Jira user. What she may see of a project Jira is asked by the call. */
export type PersonCaller = Pick<Caller, 'accountId' | 'language' | 'timeZone'>;

/** Who calls from the portal: nobody has confirmed anything but the account. */
export type PortalCaller = {
  /** Absent for a visitor who has not signed in. */
  accountId: string | undefined;
  language: Language;
  /** IANA name of the person's time zone; absent where the account has none. */
  timeZone: string | undefined;
};
