import { createHash } from 'node:crypto';
import { userAnswer } from '../answers/users';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext } from '../context';
import { badRequest, forbidden, notFound, unauthorized } from '../errors';
import type { SiteUser } from '../model';
import { hasPermission } from '../permissions';
import { pageOf, queryList } from '../requests';
import { usersByName } from './user-searches';

const groupId = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export function mountUsers(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  const requireBrowsing = (caller: SiteUser): void => {
    if (!hasPermission(caller, 'USER_PICKER')) throw forbidden('You are not authorized to browse users.');
  };
  const groupNames = (): string[] => [...new Set([...state.users.all()].flatMap((user) => user.groups))].sort();

  app.get('/rest/api/3/myself', (request) => {
    const caller = callerOf(request);
    const expand = queryList(request, 'expand');
    return request.json({
      ...userAnswer(context, caller, caller),
      locale: caller.locale,
      groups: { size: caller.groups.length, items: expand.includes('groups') ? caller.groups.map((name) => ({ name, groupId: groupId(name), self: `${baseUrl}/rest/api/3/group?groupId=${groupId(name)}` })) : [] },
      applicationRoles: { size: caller.accountType === 'customer' ? 0 : 1, items: [] },
      expand: 'groups,applicationRoles',
    });
  });

  app.get('/rest/api/3/user', (request) => {
    const caller = callerOf(request);
    const accountId = request.req.query('accountId');
    if (accountId === undefined) throw badRequest('Either the `accountId` or the `query` parameter is required.');
    requireBrowsing(caller);
    const user = state.users.get(accountId);
    if (!user) throw notFound('Specified user does not exist or you do not have required permissions');
    return request.json({
      ...userAnswer(context, caller, user),
      ...(user.accountId === caller.accountId || user.emailVisible ? { locale: user.locale } : {}),
      groups: { size: user.groups.length, items: [] },
      applicationRoles: { size: user.accountType === 'customer' ? 0 : 1, items: [] },
      expand: 'groups,applicationRoles',
    });
  });

  app.get('/rest/api/3/user/bulk', (request) => {
    const caller = callerOf(request);
    if (caller.accountType === 'customer') throw unauthorized();
    const accountIds = request.req.queries('accountId') ?? [];
    if (accountIds.length === 0) throw badRequest('The accountId parameter is required.');
    if (accountIds.length > 200) throw badRequest('At most 200 account ids can be asked for.');
    const users = [...new Set(accountIds)].flatMap((id) => state.users.get(id) ?? []);
    const page = pageOf(request, baseUrl, users, { fallback: 10, cap: 200 });
    return request.json({ ...page, values: page.values.map((user) => userAnswer(context, caller, user)) });
  });

  app.get('/rest/api/3/user/groups', (request) => {
    requireBrowsing(callerOf(request));
    const user = state.users.get(request.req.query('accountId') ?? '');
    if (!user) throw notFound('Specified user does not exist or you do not have required permissions');
    return request.json(user.groups.map((name) => ({ name, groupId: groupId(name), self: `${baseUrl}/rest/api/3/group?groupId=${groupId(name)}` })));
  });

  app.get('/rest/api/3/group/bulk', (request) => {
    requireBrowsing(callerOf(request));
    const wanted = request.req.queries('groupName');
    const names = groupNames().filter((name) => wanted === undefined || wanted.includes(name));
    const page = pageOf(request, baseUrl, names, { fallback: 50, cap: 50 });
    return request.json({ ...page, values: page.values.map((name) => ({ name, groupId: groupId(name) })) });
  });

  app.get('/rest/api/3/group/member', (request) => {
    const caller = callerOf(request);
    requireBrowsing(caller);
    const name = groupNames().find((candidate) => candidate === request.req.query('groupname') || groupId(candidate) === request.req.query('groupId'));
    if (name === undefined) throw notFound('The group does not exist or you do not have permission to see it.');
    const page = pageOf(request, baseUrl, usersByName(state).filter((user) => user.active && user.groups.includes(name)), { fallback: 50, cap: 50 });
    return request.json({ ...page, values: page.values.map((user) => userAnswer(context, caller, user)) });
  });
}
