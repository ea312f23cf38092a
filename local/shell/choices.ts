import { setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import type { Shell, ShellRequest, ShellServices } from './services';
import { people, themeCookie, userCookie } from './visitor';
import { localeOf, shellLanguages } from './words';

const cookieOptions = { path: '/', sameSite: 'Strict', httpOnly: true, maxAge: 365 * 86_400 } as const;

/** What the bar and the footer change: who acts, in which theme and language, and the time. */
export function mountChoices(shell: Shell, services: ShellServices): void {
  const { state } = services.site;

  shell.post('/act-as', async (request) => {
    const { choice, back } = await readForm(request);
    const user = people(state).find(({ accountId, emailAddress }) => choice === accountId || choice === emailAddress);
    if (user === undefined) throw new HTTPException(400, { message: 'Nobody here has this account.' });
    setCookie(request, userCookie, user.accountId, cookieOptions);
    return back();
  });
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
    const { user } = request.get('visitor');
    state.users.put({ ...user, locale: localeOf(language) });
    return back();
  });
  shell.post('/clock', async (request) => {
    const { seconds, back } = await readForm(request);
    if (!(seconds > 0 && seconds <= 366 * 86_400)) throw new HTTPException(400, { message: 'Time moves forward only, by a year at most.' });
    services.moveTime(seconds * 1000);
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
