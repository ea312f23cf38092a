import { setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import type { Shell, ShellRequest, ShellServices } from './services';
import { anonymousAccountId, people, themeCookie, userCookie } from './visitor';
import { localeOf, shellLanguages } from './words';

const cookieOptions = { path: '/', sameSite: 'Strict', httpOnly: true, maxAge: 365 * 86_400 } as const;

/** Who acts, and the time: what only a local site lets anybody choose. */
export function mountActing(shell: Shell, services: ShellServices): void {
  const { state } = services.site;

  shell.post('/act-as', async (request) => {
    const { choice, back } = await readForm(request);
    const accountIds = [anonymousAccountId, ...people(state).map(({ accountId }) => accountId)];
    const accountId = people(state).find(({ emailAddress }) => choice === emailAddress)?.accountId ?? accountIds.find((known) => choice === known);
    if (accountId === undefined) throw new HTTPException(400, { message: 'Nobody here has this account.' });
    setCookie(request, userCookie, accountId, cookieOptions);
    return back();
  });
  shell.post('/clock', async (request) => {
    const { seconds, back } = await readForm(request);
    if (!(seconds > 0 && seconds <= 366 * 86_400)) throw new HTTPException(400, { message: 'Time moves forward only, by a year at most.' });
    services.moveTime(seconds * 1000);
    return back();
  });
}

/** The theme and the language of the pages. */
export function mountChoices(shell: Shell, { site: { state } }: ShellServices): void {
  shell.post('/theme', async (request) => {
    const { choice, back } = await readForm(request);
    setCookie(request, themeCookie, choice === 'dark' ? 'dark' : 'light', cookieOptions);
    return back();
  });
  // Jira keeps the language in the account, and so every part of it, apps included, follows.
  shell.post('/language', async (request) => {
    const { choice, back } = await readForm(request);
    const language = shellLanguages.find((known) => known === choice);
    if (language === undefined) throw new HTTPException(400, { message: 'The shell does not speak this language.' });
    const { user, isAnonymous } = request.get('visitor');
    if (!isAnonymous) state.users.put({ ...user, locale: localeOf(language) });
    return back();
  });
}

async function readForm(request: ShellRequest) {
  const form = await request.req.parseBody();
  const to = String(form.to ?? '/');
  // A path of this site only: '//host' would be another.
  const path = /^\/(?!\/|\\)/.test(to) ? to : '/';
  return { choice: String(form.choice ?? ''), seconds: Number(form.seconds), back: () => request.redirect(path, 303) };
}
