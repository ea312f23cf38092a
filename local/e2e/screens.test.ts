import type { FrameLocator } from 'playwright-core';
import { agencyJourneys } from './agency-journeys';
import type { Look, Visit } from './visit';

jest.setTimeout(300_000);

type Screen = { name: string; path: string; frame?: string; shows: string; open?: (app: FrameLocator) => Promise<void> };

type Language = 'English' | '简体中文';
type Reading = { language: Language; look: Required<Look> };

/** Every pair of language, theme and width once: what goes wrong, goes wrong by two of them. */
const readings: Reading[] = [
  { language: 'English', look: { theme: 'light', width: 1280 } },
  { language: 'English', look: { theme: 'dark', width: 400 } },
  { language: '简体中文', look: { theme: 'light', width: 400 } },
  { language: '简体中文', look: { theme: 'dark', width: 1280 } },
];
/** The panel is as narrow everywhere; its theme does not change its width, nor its language its colours. */
const narrow: Reading[] = [
  { language: 'English', look: { theme: 'dark', width: 480 } },
  { language: '简体中文', look: { theme: 'light', width: 480 } },
];

describe('every screen, in each language, theme and width', () => {
  const { open } = agencyJourneys();

  const sweep = async (visit: Visit, screens: Screen[], looks = readings) => {
    const faults: string[] = [];
    let spoken: Language = 'English';
    for (const { language, look } of looks) {
      await visit.setLook(look);
      for (const { name, path, frame, shows, open: press } of screens) {
        await visit.goTo(path);
        if (language !== spoken) await visit.setLanguage(language);
        spoken = language;
        const app = frame === undefined ? visit.app : visit.module(frame);
        await press?.(app);
        await app.locator(shows).first().waitFor();
        const at = `${name}-${language === 'English' ? 'en' : 'zh'}-${look.theme}`;
        await visit.picture(`screen-${at}`);
        faults.push(...(await visit.violations()).map((violation) => `${at}: ${violation}`));
        const overflow = await visit.overflow();
        if (overflow > 0) faults.push(`${at}: ${overflow} px stick out`);
      }
    }
    expect(faults).toEqual([]);
    await visit.setLanguage('English');
    await visit.leave();
  };
  const keys = async ({ jira }: Visit, summaries: string[]) => {
    const body = JSON.stringify({ jql: 'project = HAR', fields: ['summary'], maxResults: 100 });
    const { issues } = (await (await jira('/rest/api/3/search/jql', { method: 'POST', body })).json()) as { issues: { key: string; fields: { summary: string } }[] };
    return summaries.map((summary) => issues.find(({ fields }) => fields.summary === summary)?.key ?? `no issue ${summary}`);
  };

  it('holds the customer’s four', async () => {
    const ana = await open('ana');
    await ana.goTo('/portal');
    const request = await ana.page.getByRole('link', { name: 'Receipts show the wrong tax' }).getAttribute('href');
    await sweep(ana, [
      { name: 'panel', path: '/portal', frame: 'portal-panel', shows: '.choice-card >> visible=true', open: (app) => app.getByRole('button').click() },
      { name: 'form', path: '/portal/app', frame: 'portal-feedback', shows: '.choice-card' },
      { name: 'request', path: request ?? 'no request', frame: 'portal-request', shows: '.portal-steps' },
      { name: 'preferences', path: '/portal/profile', frame: 'portal-preferences', shows: 'form' },
    ]);
  });

  it('holds the inbox, a sent update, the settings and the routing', async () => {
    const inbox = '/projects/HAR/candor/feedback';
    await sweep(await open('maya'), [
      { name: 'inbox', path: inbox, shows: '.inbox-row' },
      { name: 'feedback', path: inbox, shows: '.answer-box', open: (app) => app.locator('.inbox-row').first().click() },
      { name: 'sent', path: '/projects/HAR/candor', shows: '#answers-title', open: (app) => app.locator('.list-link', { hasText: 'Harbor Coffee' }).first().click() },
      { name: 'settings', path: '/projects/HAR/settings/candor', shows: '#mail-quota-title' },
      { name: 'routing', path: '/projects/HAR/settings/candor/feedback', shows: '.trial' },
    ]);
  });

  it('holds the issue panel in all its states', async () => {
    const maya = await open('maya');
    const [worse, movedOn, asTold, never, hidden, restricted] = await keys(maya, [
      'Listing in both app stores',
      'Receipt by e-mail',
      'Card payment fails for amounts above 100 euros',
      'Launch and quality',
      'Penetration test',
      'Rotate the payment keys',
    ]);
    const dialog = (place: number) => async (app: FrameLocator) => app.locator('.told-rows ~ .row button').nth(place).click();
    await sweep(
      maya,
      [
        { name: 'worse', path: `/browse/${worse}`, shows: '.told-worse' },
        { name: 'moved-on', path: `/browse/${movedOn}`, shows: '.told-facts dt:nth-of-type(2)' },
        { name: 'as-told', path: `/browse/${asTold}`, shows: '.told-facts' },
        { name: 'never-told', path: `/browse/${never}`, shows: '.told-row .subtle', open: (app) => app.locator('summary').click() },
        { name: 'hidden', path: `/browse/${hidden}`, shows: '.panel-choices', open: (app) => app.locator('.link-button').first().click() },
        { name: 'restricted', path: `/browse/${restricted}`, shows: '.panel p' },
        { name: 'note', path: `/browse/${worse}`, shows: 'dialog textarea', open: dialog(0) },
        { name: 'log', path: `/browse/${worse}`, shows: '.logged-facts', open: dialog(1) },
      ],
      narrow,
    );
  });
});
