import { fixtureManifest } from './fixture-app';
import { functionOf, readManifest } from './manifest';

test('modules know their functions, through a resolver or directly', () => {
  const manifest = readManifest(fixtureManifest);
  const functions = manifest.modules.map((module) => [module.type, module.key, functionOf(manifest, module)?.handler]);
  expect(functions).toEqual([
    ['jira:projectPage', 'page', 'index.project'],
    ['jsm:portalRequestDetail', 'portal', 'index.project'],
    ['consumer', 'mail-consumer', 'index.mail'],
    ['trigger', 'issue-trigger', 'index.changed'],
    ['scheduledTrigger', 'hourly', 'index.hourly'],
  ]);
});

test.each([
  ['a module whose function is missing', 'function: mail }', 'function: post }', 'names the function post, which the manifest does not declare'],
  ['an index over what cannot be indexed', '- startedAt\n', '- notes\n', 'The index session.notes uses notes, which cannot be indexed.'],
  ['the reserved index name', 'name: by-board', 'name: by-key', 'The index name by-key is reserved.'],
  ['an unknown attribute type', 'type: float', 'type: number', 'session.startedAt has the unknown type number'],
  ['a range of two attributes', 'range: [startedAt]', 'range: [startedAt, size]', 'The range of session.by-board must be one attribute.'],
  ['a key twice', 'key: portal', 'key: page', 'The module page is declared twice.'],
])('refuses %s', (_name, from, to, message) => {
  expect(fixtureManifest).toContain(from);
  expect(() => readManifest(fixtureManifest.replace(from, to))).toThrow(message);
});
