import fc from 'fast-check';
import { endpoints } from '../../src/platform/jira/endpoints';
import { isRead } from './reads';

const calls = Object.entries(endpoints).map(([name, { method, path, reads }]) => ({ name, method, path: path.replace(/\{\w+\}/g, '10001'), reads }));

describe('what leaves a site as it is', () => {
  it.each(calls)('$name: $reads', ({ method, path, reads }) => {
    expect(isRead(method, path)).toBe(reads);
  });

  it.each([
    ['POST', '/rest/api/3/search/jql/'],
    ['POST', '/rest/api/3/search/jql;x=1'],
    ['POST', '/rest/api/3/issue'],
    ['POST', '/rest/api/2/search/jql'],
    ['post', '/rest/api/3/search/jql'],
    ['GET', '/secure/admin/ViewApplicationProperties.jspa'],
    ['GET', '/rest/auth/1/session'],
    ['GET', '/rest/api/3'],
    ['TRACE', '/rest/api/3/myself'],
  ])('is not said of %s %s', (method, path) => {
    expect(isRead(method, path)).toBe(false);
  });

  it('is never said of another method', () => {
    fc.assert(
      fc.property(fc.constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS', 'QUERY', ''), fc.constantFrom(...calls.map(({ path }) => path)), (method, path) => !isRead(method, path)),
    );
  });
});
