import { openDatabase } from './database';
import { markPlanted, seedToPlant } from './seeding';

describe('the seed', () => {
  it('is planted once, and kept by name', () => {
    const database = openDatabase(':memory:');
    expect(seedToPlant(database, undefined)).toBe('agency');
    markPlanted(database, 'agency');
    expect([seedToPlant(database, undefined), seedToPlant(database, 'agency')]).toEqual([undefined, undefined]);
    expect(() => seedToPlant(database, 'empty')).toThrow(/began with --seed agency. Add --reset/);
  });

  it('begins again after it was broken off', () => {
    const database = openDatabase(':memory:');
    seedToPlant(database, 'empty');
    database.run('CREATE TABLE half (value TEXT)');
    expect(seedToPlant(database, undefined)).toBe('empty');
    expect(database.all("SELECT name FROM sqlite_master WHERE name = 'half'")).toEqual([]);
  });
});
