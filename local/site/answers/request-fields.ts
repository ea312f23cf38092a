import { requestFieldIds } from '../base';
import type { SiteContext } from '../context';
import type { Issue, SiteUser } from '../model';
import { organizationAnswer, statusAnswer, typeAnswer } from '../service-desk/answers';
import { personAnswer } from './users';

type Reader = (context: SiteContext, viewer: SiteUser, issue: Issue) => unknown;

/** The fields Jira Service Management adds to issues: null where the issue is no request. */
export const requestReaders: Record<string, Reader> = {
  [requestFieldIds.organizations]: (context, _viewer, { request }) =>
    request?.organizationIds.flatMap((id) => context.state.organizations.get(id) ?? []).map((organization) => organizationAnswer(context, organization)) ?? null,
  [requestFieldIds.participants]: (context, viewer, { request }) => request?.participantAccountIds.map((id) => personAnswer(context, viewer, id)) ?? null,
  [requestFieldIds.requestType]: (context, _viewer, issue) => {
    const type = context.state.requestTypes.get(issue.request?.requestTypeId ?? '');
    if (!type) return null;
    return {
      _links: {
        self: `${context.baseUrl}/rest/servicedeskapi/request/${issue.id}`,
        jiraRest: `${context.baseUrl}/rest/api/2/issue/${issue.id}`,
        web: `${context.baseUrl}/servicedesk/customer/portal/${type.serviceDeskId}/${issue.key}`,
        agent: `${context.baseUrl}/browse/${issue.key}`,
      },
      requestType: typeAnswer(context, type),
      currentStatus: statusAnswer(context.state.statuses.get(issue.statusId), issue.statusChangedAt),
    };
  },
};
