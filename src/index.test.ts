import { build, type Plugin } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..');
const firstCalls = join(root, 'bench', 'back-end', 'first-calls.cjs');

/** Has every module of the app, and the entries of Forge's packages, say when they are evaluated. */
const telling: Plugin = {
  name: 'telling',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/[^.]+\.ts$|\/@forge\/\w+\/out\/index\.js$/ }, ({ path }) => ({
      contents: `globalThis.evaluated.push(${JSON.stringify(relative(root, path))});\n${readFileSync(path, 'utf8')}`,
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    }));
  },
};

const script = `
  const [bundle, calls, name] = process.argv.slice(1);
  const { answer, firstCalls } = require(calls);
  globalThis.evaluated = [];
  const app = require(bundle);
  const atStart = [...evaluated];
  globalThis.__forge_fetch__ = answer;
  const { handler, parameters } = firstCalls[name] ?? { handler: name, parameters: [{}, {}] };
  app[handler](...parameters).then((answered) => console.log(JSON.stringify({ atStart, evaluated, answered })));
`;

/** The app is bundled, and every test starts a process. */
jest.setTimeout(60_000);

describe('a cold start', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'candor-start-'));
    await build({ entryPoints: [join(root, 'src', 'index.ts')], outfile: join(folder, 'app.cjs'), bundle: true, platform: 'node', format: 'cjs', plugins: [telling] });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What a fresh process evaluates for one of the bench's first calls, or for a handler and an event that says nothing. */
  async function first(name: string) {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script, join(folder, 'app.cjs'), firstCalls, name]);
    const { atStart, evaluated, answered } = JSON.parse(stdout) as { atStart: string[]; evaluated: string[]; answered?: unknown };
    const ours = evaluated.filter((path) => path.startsWith('src/'));
    const areas = [...new Set(ours.flatMap((path) => /^src\/(\w+)\//.exec(path)?.[1] ?? []))].filter((area) => !['platform', 'i18n'].includes(area)).sort();
    const tables = ours.filter((path) => /(resolvers|-calls|answer-call)\.ts$/.test(path)).sort();
    return { atStart, evaluated, answered, areas, tables };
  }
  const forge = (paths: string[]) => paths.flatMap((path) => /@forge\/\w+/.exec(path)?.[0] ?? []).sort();

  it('evaluates no area before something is invoked', async () => {
    const { atStart } = await first('event');
    expect(atStart.filter((path) => path.startsWith('src/') && !path.startsWith('src/platform/'))).toEqual(['src/index.ts']);
    expect(atStart).not.toContain('src/platform/jira/jira.ts');
  });

  it('evaluates @forge/kvs outside every invocation, and nothing else it can wait for', async () => {
    const { atStart } = await first('event');
    expect(forge(atStart)).toEqual(['@forge/kvs', '@forge/resolver']);
  });

  it('loads for the event of an issue nobody was told about what reads one record', async () => {
    const { evaluated, areas, tables } = await first('event');
    expect(areas).toEqual(['ledger']);
    expect(evaluated.filter((path) => path.startsWith('src/ledger/')).sort()).toEqual(['src/ledger/product-events.ts', 'src/ledger/store.ts']);
    expect(tables).toEqual([]);
    expect(forge(evaluated)).not.toContain('@forge/api');
  });

  it('loads for a call the table of its own area', async () => {
    const { answered, tables } = await first('page');
    expect(answered).toMatchObject({ ok: true });
    expect(tables).toEqual(['src/clients/resolvers.ts', 'src/platform/answer-call.ts']);
  });

  it('loads for a customer neither the inbox nor the words kinds are guessed by', async () => {
    const { evaluated, answered, tables } = await first('portal');
    expect(answered).toMatchObject({ ok: true });
    expect(tables).toEqual(['src/feedback/portal-calls.ts', 'src/platform/answer-call.ts']);
    expect(evaluated.filter((path) => path.startsWith('src/feedback/kind-'))).toEqual([]);
  });

  it.each(['toldIssueChanged', 'recordVersion', 'requestChanged', 'requestCommented', 'refreshTold', 'releaseUpdate', 'deliverUpdate', 'takeFeedback', 'watchTold', 'watchFeedback'])(
    'loads no call table for %s',
    async (handler) => {
      const { areas, tables } = await first(handler);
      expect(areas).not.toEqual([]);
      expect(tables).toEqual([]);
    },
  );

  it.each([
    ['refreshTold', ['clients', 'ledger']],
    ['releaseUpdate', ['clients', 'ledger', 'updates']],
    ['deliverUpdate', ['clients', 'ledger', 'updates']],
    ['recordVersion', ['clients', 'ledger', 'updates']],
    ['requestChanged', ['clients', 'feedback']],
  ])('loads for %s its own area and what that builds on', async (handler, own) => {
    expect((await first(handler)).areas).toEqual(own);
  });
});
