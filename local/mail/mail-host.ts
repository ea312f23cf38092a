/** The part of an address after the @: the site's own name where that is a name. */
export function mailHost(baseUrl: string): string {
  const { hostname } = new URL(baseUrl);
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]+$/i.test(hostname) ? hostname : 'jira.example';
}
