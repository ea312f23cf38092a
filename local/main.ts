import { openDataFolder } from './data-folder';
import { readOptions, UsageError, type Options, type SiteOptions } from './options';
import { startProgram, type Program } from './program';
import { confirmSending } from './remote/confirmation';
import { pollingSeconds } from './remote/events/polling';
import { startRemoteProgram } from './remote/program';
import { siteFolder, siteNameOf } from './remote/site-name';

const log = (message: string) => console.log(message);

main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exit(1);
});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { url } = options.site === undefined ? await startLocal(options) : await startRemote(options, options.site);
  console.log(`candor ready ${url}`);
}

async function startLocal({ port, seed, importFiles, dataFolder, reset }: Options): Promise<Program> {
  const program = await startProgram({ port, seed, importFiles, openDatabase: () => openDataFolder(dataFolder, { reset }), log });
  endOnSignal(program);
  printPeople(program);
  return program;
}

async function startRemote({ port, dataFolder, reset }: Options, site: SiteOptions): Promise<{ url: string }> {
  const { host } = new URL(site.origin);
  const program = await startRemoteProgram({
    port,
    site,
    openDatabase: () => openDataFolder(siteFolder(dataFolder, site.origin), { reset }),
    confirm: ({ displayName }) => confirmSending({ siteName: siteNameOf(site.origin), host, personName: displayName }, process.stdin, process.stdout),
    log,
  });
  endOnSignal(program);
  console.log(`Asks ${host} every ${pollingSeconds} seconds what has changed: one call, one for each project opened here (20 at most),
and where issues changed, one for each hundred of them and one for the comments of each.`);
  return program;
}

/** The terminal may send Ctrl-C twice, once through npm. */
function endOnSignal(program: { close(): Promise<void> }): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    program.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function printPeople(program: Program): void {
  const rows = [['Name', 'E-mail', 'API token', 'Kind'], ...program.people.map((user) => [user.displayName, user.emailAddress, user.apiToken, user.accountType === 'customer' ? 'customer' : 'Jira user'])];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  console.log('\nWho can sign in (Basic auth: e-mail and API token; in the browser choose in the bar):');
  for (const row of rows) console.log(`  ${row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)))).join('  ')}`);
  console.log('');
}

/** Chinese characters take two columns of a terminal. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}
