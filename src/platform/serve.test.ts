import { startWorld, type World } from '../../local/testing/world';

describe('the call table', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('refuses a key that is not in the table', async () => {
    expect(await world.as('maya').raw('clients.no-such-call')).toEqual({ ok: false, error: { code: 'not-found', message: 'failure.unknown-call' } });
  });

  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'clients.toString', '__proto__.toString', 'clients', ''])('refuses the inherited key %s', async (key) => {
    expect(await world.as('maya').raw(key)).toMatchObject({ ok: false, error: { code: 'not-found', message: 'failure.unknown-call' } });
  });

  it("does not serve another audience's calls", async () => {
    expect(await world.as('maya').raw('settings.save', {})).toMatchObject({ ok: false, error: { message: 'failure.unknown-call' } });
    expect(await world.admin('maya').raw('clients.open')).toMatchObject({ ok: false, error: { message: 'failure.unknown-call' } });
  });

  it('hides a project from those who may not browse it', async () => {
    expect(await world.as('stranger').call('clients.open')).toEqual({ ok: false, error: { code: 'not-found', message: 'failure.project-not-found' } });
  });

  it('hides the project from a portal customer', async () => {
    expect(await world.as('ana').call('clients.open')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('does not trust the project of the extension context', async () => {
    const forged = { ...world.project, id: "10000' OR project = SUP" };
    expect(await world.as('maya', forged).call('clients.open')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('refuses what a permission does not cover', async () => {
    expect(await world.as('vera').raw('clients.visibility-choices')).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'failure.no-permission-edit' } });
    expect(await world.admin('jonas').raw('settings.open')).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'failure.no-permission-administer' } });
  });

  it('names the field of a malformed payload', async () => {
    expect(await world.as('maya').raw('clients.find-issues', { text: 7 })).toMatchObject({ ok: false, error: { code: 'invalid', field: 'text' } });
  });

  it('refuses a payload with fields nobody asked for, such as a project', async () => {
    expect(await world.as('maya').raw('clients.open', { projectId: '99' })).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  it('answers, and says where it broke, when an area cannot be loaded', async () => {
    const { serve } = await import('./serve');
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const handler = serve<{ 'note.read': () => string }>({ note: () => Promise.reject(new TypeError('what a client wrote')) });
    expect(await handler({ call: { functionKey: 'note.read' }, context: {} }, {} as never)).toEqual({ ok: false, error: { code: 'unavailable', message: 'failure.unexpected' } });
    expect(logged).toHaveBeenCalledWith(expect.stringMatching(/^note\.read failed: TypeError/));
    expect(JSON.stringify(logged.mock.calls)).not.toContain('what a client wrote');
    logged.mockRestore();
  });

  it('says that Jira is away when it is', async () => {
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const fault = world.site.fault({ path: /mypermissions/, effect: { status: 503 }, times: 9 });
    expect(await world.as('maya').call('clients.open')).toMatchObject({ ok: false, error: { code: 'unavailable', message: 'failure.jira-unavailable' } });
    expect(logged).toHaveBeenCalledWith(expect.stringMatching(/^clients\.open failed: JiraRefusal/));
    fault.remove();
    logged.mockRestore();
  });
});
