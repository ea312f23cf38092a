import { join } from 'node:path';
import { openDatabase } from './database';
import { UsageError } from './options';
import { fillingToPlant, forgetFilling, markPlanted, wantedFilling } from './seeding';

const agency = { name: 'agency' } as const;
const empty = { name: 'empty' } as const;

describe('the seed', () => {
  it('is planted once, and kept by name', () => {
    const database = openDatabase(':memory:');
    expect(fillingToPlant(database, undefined)).toEqual(agency);
    markPlanted(database, agency);
    expect([fillingToPlant(database, undefined), fillingToPlant(database, agency)]).toEqual([undefined, undefined]);
    expect(() => fillingToPlant(database, empty)).toThrow(/began with --seed agency. Add --reset/);
  });

  it('begins again after it was broken off', () => {
    const database = openDatabase(':memory:');
    fillingToPlant(database, empty);
    database.run('CREATE TABLE half (value TEXT)');
    expect(fillingToPlant(database, undefined)).toEqual(empty);
    expect(database.all("SELECT name FROM sqlite_master WHERE name = 'half'")).toEqual([]);
  });
});

describe('an import', () => {
  const files = [join(process.cwd(), 'a.jsonl'), join(process.cwd(), 'b.json')];
  const wanted = wantedFilling(undefined, ['a.jsonl', 'b.json']);

  it('is kept by the names of its files, and is no other import or seed', () => {
    const database = openDatabase(':memory:');
    expect(wanted).toEqual({ name: 'import:a.jsonl b.json', files });
    markPlanted(database, fillingToPlant(database, wanted) ?? agency);
    expect([fillingToPlant(database, wanted), fillingToPlant(database, undefined)]).toEqual([undefined, undefined]);
    expect(() => fillingToPlant(database, empty)).toThrow(/began with --import .*a\.jsonl .*b\.json\. Add --reset to begin afresh with --seed empty/);
    expect(() => fillingToPlant(database, wantedFilling(undefined, ['elsewhere/a.jsonl', 'b.json']))).toThrow(UsageError);
    const seeded = openDatabase(':memory:');
    markPlanted(seeded, fillingToPlant(seeded, undefined) ?? empty);
    expect(() => fillingToPlant(seeded, wanted)).toThrow(/began with --seed agency\. Add --reset to begin afresh with --import/);
  });

  it('begins again with its files after it was broken off, and is forgotten where it cannot be', () => {
    const database = openDatabase(':memory:');
    fillingToPlant(database, wanted);
    expect(fillingToPlant(database, undefined)).toEqual(wanted);
    forgetFilling(database);
    expect(fillingToPlant(database, undefined)).toEqual(agency);
  });

  it('comes instead of a seed, not beside one', () => {
    expect(() => wantedFilling('empty', ['a.jsonl'])).toThrow(/leave out --seed/);
    expect([wantedFilling(undefined, []), wantedFilling(undefined), wantedFilling('empty', [])]).toEqual([undefined, undefined, empty]);
  });
});
