import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
/** The last one that runs on Node 20. */
const packagedBrowser = '@sparticuz/chromium@147.0.0';
const projectFolder = join(__dirname, '..', '..');

/** Starts the browser the journeys use. Without any browser it fails with what to install; journeys are never skipped. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

/** CHROME_PATH, then a browser of this machine, then one from the package registry. */
export async function findBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const named = environment.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
  }
  const installed = systemPaths.find((path) => existsSync(path));
  return installed ?? installPackagedBrowser();
}

async function installPackagedBrowser(): Promise<string> {
  const folder = join(projectFolder, '.cache', 'browser');
  const packageFolder = join(folder, 'node_modules', '@sparticuz', 'chromium');
  if (!existsSync(packageFolder)) {
    process.stderr.write(`No browser found; installing ${packagedBrowser} (66 MB) into .cache/browser\n`);
    spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, packagedBrowser], { stdio: 'inherit' });
  }
  // The package is an ES module and jest runs CommonJS, so a Node of its own unpacks the browser.
  const unpack = "import('@sparticuz/chromium').then(async ({ default: chromium }) => process.stdout.write(await chromium.executablePath()))";
  const unpacked = existsSync(packageFolder) ? spawnSync(process.execPath, ['--input-type=module', '-e', unpack], { cwd: folder, encoding: 'utf8' }) : undefined;
  if (unpacked?.status === 0 && existsSync(unpacked.stdout)) return unpacked.stdout;
  throw new Error(
    'The journeys need Chromium. Install it (Debian: apt-get install chromium fonts-noto-cjk libnss3 libnspr4) or set CHROME_PATH to a Chrome or Chromium.',
  );
}
