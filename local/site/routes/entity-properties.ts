import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest, forbidden, notFound } from '../errors';
import type { SiteUser } from '../model';
import { setIssueProperty, setProjectProperty, setUserProperty } from '../operations/properties';
import { administers, hasIssuePermission, hasPermission, visibleIssue, visibleProject } from '../permissions';
import { readJson } from '../requests';

type Owner = {
  properties: Record<string, unknown>;
  self: string;
  mayChange(): boolean;
  set(key: string, value: unknown): void;
};

/** The five routes of a thing that carries properties. */
function mountProperties(app: SiteApp, path: string, ownerOf: (caller: SiteUser, request: SiteRequest) => Owner): void {
  const changeable = (request: SiteRequest): Owner => {
    const owner = ownerOf(callerOf(request), request);
    if (!owner.mayChange()) throw forbidden('You do not have permission to edit the properties of this entity.');
    return owner;
  };
  const missing = (key: string) => notFound(`The property with the key '${key}' was not found.`);

  app.get(path, (request) => {
    const owner = ownerOf(callerOf(request), request);
    return request.json({ keys: Object.keys(owner.properties).map((key) => ({ self: `${owner.self}/properties/${encodeURIComponent(key)}`, key })) });
  });
  app.get(`${path}/:key`, (request) => {
    const { properties } = ownerOf(callerOf(request), request);
    const key = request.req.param('key') ?? '';
    if (!(key in properties)) throw missing(key);
    return request.json({ key, value: properties[key] });
  });
  app.put(`${path}/:key`, async (request) => {
    const value = await readJson(request);
    const owner = changeable(request);
    const key = request.req.param('key') ?? '';
    owner.set(key, value);
    return request.json({}, key in owner.properties ? 200 : 201);
  });
  app.delete(`${path}/:key`, (request) => {
    const owner = changeable(request);
    const key = request.req.param('key') ?? '';
    if (!(key in owner.properties)) throw missing(key);
    owner.set(key, undefined);
    return request.body(null, 204);
  });
}

export function mountEntityProperties(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  mountProperties(app, '/rest/api/3/issue/:issue/properties', (caller, request) => {
    const issue = visibleIssue(state, caller, request.req.param('issue') ?? '');
    return {
      properties: issue.properties,
      self: `${baseUrl}/rest/api/3/issue/${issue.id}`,
      mayChange: () => hasIssuePermission(state, caller, 'EDIT_ISSUES', issue),
      set: (key, value) => void setIssueProperty(state, issue, key, value),
    };
  });
  mountProperties(app, '/rest/api/3/project/:project/properties', (caller, request) => {
    const project = visibleProject(state, caller, request.req.param('project') ?? '');
    return {
      properties: project.properties,
      self: `${baseUrl}/rest/api/3/project/${project.id}`,
      mayChange: () => administers(caller, project),
      set: (key, value) => void setProjectProperty(state, project, key, value),
    };
  });
  mountProperties(app, '/rest/api/3/user/properties', (caller, request) => {
    const accountId = request.req.query('accountId');
    if (accountId === undefined) throw badRequest('The accountId parameter is required.');
    if (caller.accountType === 'customer') throw forbidden('You have no access to Jira.');
    if (accountId !== caller.accountId && !hasPermission(caller, 'ADMINISTER')) throw forbidden('You can only access your own properties.');
    const user = state.users.get(accountId);
    if (!user) throw notFound('The user does not exist.');
    return {
      properties: user.properties ?? {},
      self: `${baseUrl}/rest/api/3/user`,
      mayChange: () => true,
      set: (key, value) => void setUserProperty(state, user, key, value),
    };
  });
}
