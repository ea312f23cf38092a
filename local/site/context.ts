import type { Context, Hono } from 'hono';
import type { MailService } from '../mail/mail-service';
import type { SiteUser } from './model';
import type { SiteState } from './state';

/** What every route works with. */
export type SiteContext = {
  state: SiteState;
  /** Without a slash at the end; `self` links and mails begin with it. */
  baseUrl: string;
  /** Without a slash at the end; pictures lie there, as Jira's lie on other hosts than the site. */
  pictureBaseUrl: string;
  mail: MailService;
};

/** `caller` is null for an anonymous request; wrong credentials never come this far. */
export type SiteEnvironment = { Variables: { caller: SiteUser | null } };
export type SiteApp = Hono<SiteEnvironment>;
export type SiteRequest = Context<SiteEnvironment>;
