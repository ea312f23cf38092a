import { join } from 'node:path';
import { siteFolder, siteNameOf } from './site-name';

describe('a site', () => {
  it.each([
    ['https://fernlight.atlassian.net', 'fernlight'],
    ['http://localhost:8090', 'localhost'],
    ['http://127.0.0.1:8090', '127.0.0.1'],
  ])('%s is called %s', (origin, name) => {
    expect(siteNameOf(origin)).toBe(name);
  });

  it('has a folder of its own, whose name every system takes', () => {
    expect(siteFolder('.candor', 'https://fernlight.atlassian.net')).toBe(join('.candor', 'sites', 'fernlight.atlassian.net'));
    expect(siteFolder('.candor', 'http://localhost:8090')).toBe(join('.candor', 'sites', 'localhost-8090'));
  });
});
