import type { Hono, Env } from 'hono';
import type { SiteState } from '../site/state';

const colours = ['#1868db', '#5b7f24', '#af59e1', '#c9372c', '#206a83', '#9e4c00'];

/** The pictures Jira's `avatarUrls` point at: initials, for people as for projects. */
export function mountAvatars<Environment extends Env>(app: Hono<Environment>, state: SiteState): void {
  app.get('/secure/:kind{(user|project|view)avatar}', (request) => {
    const { accountId, pid } = request.req.query();
    const name = state.users.get(accountId ?? '')?.displayName ?? state.projects.get(pid ?? '')?.name ?? '?';
    return request.body(picture(name), 200, { 'content-type': 'image/svg+xml', 'content-security-policy': "default-src 'none'" });
  });
}

function picture(name: string): string {
  const letter = [...name][0] ?? '?';
  const code = letter.codePointAt(0) ?? 0;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" fill="${colours[code % colours.length]}"/><text x="24" y="32" font-family="sans-serif" font-size="22" fill="#fff" text-anchor="middle">&#${code};</text></svg>`;
}
