import type { SiteApp, SiteContext } from '../context';
import { mountAttachments } from './attachment-routes';
import { mountComments } from './comment-routes';
import { mountCustomers } from './customer-routes';
import { notifyCustomers } from './customer-notifications';
import { mountDesks } from './desk-routes';
import { mountOrganizationProperties } from './organization-properties';
import { mountOrganizations } from './organization-routes';
import { mountQueues } from './queue-routes';
import { mountParticipation, mountRequests } from './request-routes';
import { createSubscriptions } from './subscriptions';

/** Jira Service Management's API, and the mail customers get. */
export function mountServiceDesk(app: SiteApp, context: SiteContext): void {
  const subscriptions = createSubscriptions(context.state);
  mountDesks(app, context);
  mountQueues(app, context);
  mountCustomers(app, context);
  mountOrganizations(app, context);
  mountOrganizationProperties(app, context);
  mountRequests(app, context);
  mountParticipation(app, context, subscriptions);
  mountComments(app, context);
  mountAttachments(app, context);
  notifyCustomers(context, subscriptions);
}
