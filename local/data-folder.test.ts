import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from './data-folder';

const made: string[] = [];
const temporary = () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-data-'));
  made.push(folder);
  return folder;
};
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const keep = (folder: string, reset: boolean, value?: string) => {
  const database = openDataFolder(folder, { reset });
  database.run('CREATE TABLE IF NOT EXISTS kept (value TEXT)');
  if (value !== undefined) database.run('INSERT INTO kept (value) VALUES (?)', value);
  const rows = database.all<{ value: string }>('SELECT value FROM kept');
  database.close();
  return rows.map((row) => row.value);
};

/** Opens the folder in another process, as a second program would. */
function openElsewhere(folder: string): string {
  const script = `require('tsx/cjs'); require(process.argv[1]).openDataFolder(process.argv[2], { reset: true })`;
  return spawnSync(process.execPath, ['-e', script, join(__dirname, 'data-folder.ts'), folder], { encoding: 'utf8' }).stderr;
}

describe('the data folder', () => {
  it('keeps what was written, until it is reset', () => {
    const folder = join(temporary(), 'new', 'folder');
    expect(keep(folder, false, 'one')).toEqual(['one']);
    expect(keep(folder, false)).toEqual(['one']);
    expect(keep(folder, true)).toEqual([]);
  });

  it('says so when it cannot be created', () => {
    const file = join(temporary(), 'file');
    writeFileSync(file, '');
    expect(() => openDataFolder(join(file, 'below'), { reset: false })).toThrow(/cannot be used: .*--data DIR/s);
  });

  it('says so when it holds something that is no database, and forgets it on request', () => {
    const folder = temporary();
    writeFileSync(join(folder, 'candor.db'), 'not a database, but long enough to be looked at as one'.repeat(100));
    expect(() => openDataFolder(folder, { reset: false })).toThrow(/cannot be used/);
    expect(keep(folder, true, 'one')).toEqual(['one']);
  });

  it('belongs to one program at a time', () => {
    const folder = temporary();
    const database = openDataFolder(folder, { reset: false });
    expect(openElsewhere(folder)).toMatch(/in use by another Candor/);
    database.close();
    expect(openElsewhere(folder)).toBe('');
  });
});
