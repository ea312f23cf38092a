import type { ErrorObject } from 'ajv';
import type { DescribedOperation } from './openapi-descriptions';

/** A place where Atlassian's description contradicts its own example, and the site follows the example. */
type Waiver = { name: string; covers(operation: DescribedOperation, error: ErrorObject): boolean };

const isCall = (operation: DescribedOperation, method: string, template: string) => operation.method === method && operation.template === template;
const isExtra = (error: ErrorObject, ...properties: string[]) => error.keyword === 'additionalProperties' && properties.includes(String(error.params.additionalProperty));

export const waivers: Waiver[] = [
  {
    name: 'changelog/bulkfetch: created is a number',
    covers: (operation, error) => isCall(operation, 'POST', '/rest/api/3/changelog/bulkfetch') && /\/changeHistories\/\d+\/created$/.test(error.instancePath) && error.keyword === 'type',
  },
  {
    name: 'changelog items: what was or is empty is null',
    covers: (_operation, error) => /\/items\/\d+\/(from|fromString|to|toString)$/.test(error.instancePath) && error.keyword === 'type' && error.data === null,
  },
  {
    name: 'versions: releaseDateSet and startDateSet',
    covers: (operation, error) => operation.template.includes('/version') && isExtra(error, 'releaseDateSet', 'startDateSet'),
  },
  {
    name: 'issue/bulkfetch: expand beside the issues',
    covers: (operation, error) => isCall(operation, 'POST', '/rest/api/3/issue/bulkfetch') && error.instancePath === '' && isExtra(error, 'expand'),
  },
  {
    name: 'serverInfo: defaultLocale',
    covers: (operation, error) => isCall(operation, 'GET', '/rest/api/3/serverInfo') && isExtra(error, 'defaultLocale'),
  },
  {
    name: 'jql/parse: the structure of the answer',
    covers: (operation, error) => isCall(operation, 'POST', '/rest/api/3/jql/parse') && error.instancePath.startsWith('/queries/'),
  },
  {
    name: 'organization property: entityPropertyKeyBeans',
    covers: (operation, error) => isCall(operation, 'GET', '/rest/servicedeskapi/organization/{organizationId}/property') && isExtra(error, 'entityPropertyKeyBeans'),
  },
  {
    name: 'request type property: entityPropertyKeyBeans',
    covers: (operation, error) =>
      isCall(operation, 'GET', '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property') && isExtra(error, 'entityPropertyKeyBeans'),
  },
];

/** Errors must come from a verbose Ajv: waivers look at the data. */
export function isWaived(operation: DescribedOperation, error: ErrorObject): boolean {
  return waivers.some((waiver) => waiver.covers(operation, error));
}
