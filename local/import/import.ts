import { access, constants, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Log } from '../installed-site';
import { UsageError } from '../options';
import type { SiteState } from '../site/state';
import { readEntries } from './entries';
import { plantReading, type Planted } from './planting';
import { BrokenRecord } from './raw';
import { createReading } from './reading';
import { createSources } from './sources';

const issuesPerReport = 2000;
/** Of more broken records than this the terminal is spared the rest; they are counted. */
const mostProblemsTold = 1000;

type Importing = { state: SiteState; files: string[]; log: Log };

/**
 * Fills a fresh site with issues exported from Jira: answers of its search, lists of issues, or one of them a line. What is
 * broken is told with file and line, and the rest is loaded. Throws UsageError where nothing can be.
 */
export async function importFiles({ state, files, log }: Importing): Promise<void> {
  const begun = performance.now();
  for (const file of files) await checkFile(file);
  const sources = createSources(state);
  const reading = createReading(sources);
  const problems = createProblems(log);
  let told = 0;

  for (const file of files) {
    for await (const entry of readEntries(file)) {
      const tell = (problem: string) => problems.tell(`${shown(file)}:${entry.line}: ${problem}`);
      if ('problem' in entry) {
        tell(entry.problem);
        continue;
      }
      sources.fields.note(entry.notes);
      try {
        reading.take(entry.value, tell);
      } catch (error) {
        if (!(error instanceof BrokenRecord)) throw error;
        tell(error.message);
      }
      if (reading.issues.size >= told + issuesPerReport) {
        told += issuesPerReport;
        log(`  ${told} issues read`);
      }
    }
  }
  reading.join();
  if (reading.issues.size === 0) throw new UsageError(`--import ${files.map(shown).join(' ')}: no issue could be read. Give answers of Jira's search (JSON), or one issue per line (JSON Lines); either may be compressed with gzip.`);
  const planted = plantReading(state, sources, reading);
  report(planted, { repeated: reading.repeated(), problems: problems.count(), seconds: (performance.now() - begun) / 1000, log });
}

/** As one would type it. */
function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}

async function checkFile(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'the file cannot be read';
    throw new UsageError(`--import ${shown(file)}: ${reason}.`);
  }
  if (!(await stat(file)).isFile()) throw new UsageError(`--import ${shown(file)}: this is not a file.`);
}

function createProblems(log: Log) {
  let count = 0;
  return {
    count: () => count,
    tell(problem: string): void {
      count += 1;
      if (count <= mostProblemsTold) log(problem);
      if (count === mostProblemsTold) log('Further broken records are only counted.');
    },
  };
}

function report(planted: Planted, { repeated, problems, seconds, log }: { repeated: number; problems: number; seconds: number; log: Log }): void {
  const { issues, changes, comments, people, projects, newest, weeks, outside, cutShort, renamedFields } = planted;
  if (weeks !== 0) log(`  The newest change in the files is of ${newest.slice(0, 10)}: every time and date is moved by ${weeks} weeks, so that it falls into the last seven days.`);
  for (const [from, to] of renamedFields) log(`  The field ${from} of the files is ${to} here.`);
  if (outside > 0) log(`  ${outside} links or parents lead to issues that are in no file; they are left out.`);
  if (cutShort > 0) log(`  Of ${cutShort} issues the files hold only a part of the changes.`);
  if (repeated > 0) log(`  ${repeated} issues stand in the files more than once; the later state counts.`);
  log(`  ${issues} issues in ${projects.join(', ')}, ${changes} changes, ${comments} comments, ${people} people; ${problems} broken records skipped; ${seconds.toFixed(1)} seconds`);
}
