import type { Invocation } from './runtime/runtime';
import type { SiteUser } from './site/model';

/** Forge writes zh-CN where Jira accounts say zh_CN. */
export const localeOf = ({ locale }: Pick<SiteUser, 'locale'>): string => locale.replace('_', '-');

/** A person of the site as Forge presents her to the app. */
export function invokerOf(user: SiteUser): Pick<Invocation, 'accountId' | 'accountType' | 'locale' | 'timezone'> {
  return {
    accountId: user.accountId,
    accountType: user.accountType === 'customer' ? 'customer' : 'licensed',
    locale: localeOf(user),
    timezone: user.timeZone,
  };
}
