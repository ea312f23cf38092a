import type { SiteApp, SiteContext, SiteRequest } from '../context';
import type { Organization } from '../model';
import { readJson } from '../requests';
import { callerOf, isAgentSomewhere } from './access';
import { notPermitted, ServiceDeskError } from './errors';
import { setOrganizationProperty } from './organizations';
import { visibleOrganization } from './organization-routes';

/** Data about an organization that only programs see: its members read it, agents change it. */
export function mountOrganizationProperties(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  const path = '/rest/servicedeskapi/organization/:organization/property';
  const organizationOf = (request: SiteRequest): Organization => visibleOrganization(context, callerOf(request), request.req.param('organization') ?? '');
  const changeable = (request: SiteRequest): Organization => {
    const organization = organizationOf(request);
    if (!isAgentSomewhere(state, callerOf(request))) throw notPermitted('Only agents and administrators manage organizations.');
    return organization;
  };
  const existing = (organization: Organization, key: string): unknown => {
    const { properties = {} } = organization;
    if (!(key in properties)) throw new ServiceDeskError(404, `The organization has no property '${key}'.`, 'sd.organization.property.not.found', [key]);
    return properties[key];
  };

  app.get(path, (request) => {
    const { id, properties = {} } = organizationOf(request);
    return request.json({ keys: Object.keys(properties).map((key) => ({ self: `${baseUrl}/rest/servicedeskapi/organization/${id}/property/${encodeURIComponent(key)}`, key })) });
  });

  app.get(`${path}/:key`, (request) => {
    const key = request.req.param('key');
    return request.json({ key, value: existing(organizationOf(request), key) });
  });

  app.put(`${path}/:key`, async (request) => {
    const organization = changeable(request);
    const key = request.req.param('key');
    setOrganizationProperty(state, organization, key, await readJson(request));
    return request.json({}, key in (organization.properties ?? {}) ? 200 : 201);
  });

  app.delete(`${path}/:key`, (request) => {
    const organization = changeable(request);
    existing(organization, request.req.param('key'));
    setOrganizationProperty(state, organization, request.req.param('key'), undefined);
    return request.body(null, 204);
  });
}
