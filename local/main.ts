import { openDataFolder } from './data-folder';
import { readOptions, UsageError } from './options';
import { startProgram, type Program } from './program';

main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exit(1);
});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const program = await startProgram({
    port: options.port,
    seed: options.seed,
    openDatabase: () => openDataFolder(options.dataFolder, { reset: options.reset }),
    log: (message) => console.log(message),
  });
  endOnSignal(program);
  printPeople(program);
  console.log(`candor ready ${program.url}`);
}

/** The terminal may send Ctrl-C twice, once through npm. */
function endOnSignal(program: Program): void {
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
