import { createInterface } from 'node:readline';
import { UsageError } from '../options';

type Question = { siteName: string; host: string; personName: string };

/** Lets a program that may write start only once somebody has typed which site she means. Reads one line; without one, as from a script, it refuses. */
export async function confirmSending({ siteName, host, personName }: Question, input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  output.write(`\nCandor may then write to ${host} as ${personName}: comments, mails, customer requests, issue properties.\nType the site's name (${siteName}) to go on: `);
  const lines = createInterface({ input });
  const typed = await new Promise<string | undefined>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(undefined));
  });
  lines.close();
  if (typed === undefined) throw new UsageError(`\n--allow-send needs somebody to type the site's name, ${siteName}. Leave it out to read only.`);
  if (typed.trim().toLowerCase() !== siteName) throw new UsageError(`This site's name is ${siteName}. Nothing was started.`);
}
