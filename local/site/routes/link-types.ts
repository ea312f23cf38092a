import { linkTypeAnswer } from '../answers/catalogue';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest, notFound } from '../errors';
import type { IssueLinkType, SiteUser } from '../model';
import { createLinkType, deleteLinkType, updateLinkType } from '../operations/links';
import { hasPermission } from '../permissions';
import { readObject } from '../requests';

/** The kinds of links between issues. Jira answers 404 to those who may not change them. */
export function mountLinkTypes(app: SiteApp, context: SiteContext): void {
  const { state } = context;
  const path = '/rest/api/3/issueLinkType';
  const typeOf = (request: SiteRequest): IssueLinkType => {
    const id = request.req.param('type') ?? '';
    const type = state.linkTypes.get(id);
    if (!type) throw notFound(`No issue link type with id '${id}' found.`);
    return type;
  };
  const requireAdministrator = (caller: SiteUser): void => {
    if (!hasPermission(caller, 'ADMINISTER')) throw notFound('Only Jira administrators change issue link types.');
  };
  const namesOf = (body: Record<string, unknown>): Partial<Omit<IssueLinkType, 'id'>> => {
    const names: Partial<Omit<IssueLinkType, 'id'>> = {};
    for (const field of ['name', 'inward', 'outward'] as const) {
      const value = body[field];
      if (value === undefined) continue;
      if (typeof value !== 'string' || value.trim() === '') throw badRequest(`The ${field} of an issue link type must be text.`);
      names[field] = value;
    }
    return names;
  };

  app.get(path, (request) => {
    callerOf(request);
    return request.json({ issueLinkTypes: [...state.linkTypes.all()].map((type) => linkTypeAnswer(context, type)) });
  });

  app.post(path, async (request) => {
    requireAdministrator(callerOf(request));
    const { name, inward, outward } = namesOf(await readObject(request));
    if (name === undefined || inward === undefined || outward === undefined) throw badRequest('An issue link type needs a name, an inward and an outward description.');
    return request.json(linkTypeAnswer(context, createLinkType(state, { name, inward, outward })), 201);
  });

  app.get(`${path}/:type`, (request) => {
    callerOf(request);
    return request.json(linkTypeAnswer(context, typeOf(request)));
  });

  app.put(`${path}/:type`, async (request) => {
    requireAdministrator(callerOf(request));
    return request.json(linkTypeAnswer(context, updateLinkType(state, typeOf(request), namesOf(await readObject(request)))));
  });

  app.delete(`${path}/:type`, (request) => {
    requireAdministrator(callerOf(request));
    deleteLinkType(state, typeOf(request));
    return request.body(null, 204);
  });
}
