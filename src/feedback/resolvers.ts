export { inboxCalls as feedback } from './inbox-calls';
export { portalCalls as portalFeedback } from './portal-calls';
export { routingCalls as routing } from './routing-calls';
