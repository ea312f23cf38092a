import { readOptions, UsageError } from './options';

const site = ['--site', 'https://fernlight.atlassian.net', '--email', 'maya@fernlight.example'];

describe('the options of npm start', () => {
  it('have defaults', () => {
    expect(readOptions([], {})).toEqual({ port: 8090, dataFolder: '.candor', reset: false, seed: undefined, importFiles: [], site: undefined });
  });

  it('are read in both forms', () => {
    const options = readOptions(['--port', '0', '--data=kept here', '--reset', '--seed', 'large:1000'], {});
    expect(options).toMatchObject({ port: 0, dataFolder: 'kept here', reset: true, seed: 'large:1000' });
  });

  it('take as many files to import as are named', () => {
    expect(readOptions(['--import', 'issues.csv', 'people.csv', '--port', '0'], {})).toMatchObject({ importFiles: ['issues.csv', 'people.csv'], port: 0 });
    expect(readOptions(['--import=issues.csv'], {}).importFiles).toEqual(['issues.csv']);
  });

  it.each([
    [['--prot', '1'], /--prot is not known/],
    [['--port'], /--port needs a value/],
    [['--data', '--reset'], /--data needs a value/],
    [['--port', '70000'], /from 0 to 65535/],
    [['--port', '80a'], /from 0 to 65535/],
    [['--seed', 'large:0'], /large:N/],
    [['--seed', 'huge'], /agency, friday, empty or large:N/],
    [['--import', '--reset'], /--import needs a value/],
  ])('%j is refused with what to do', (parameters, message) => {
    expect(() => readOptions(parameters, {})).toThrow(UsageError);
    expect(() => readOptions(parameters, {})).toThrow(message);
  });
});

describe('the options of a real site', () => {
  it('read only, unless sending is allowed', () => {
    expect(readOptions([...site, '--token', 'secret'], {}).site).toEqual({ origin: 'https://fernlight.atlassian.net', emailAddress: 'maya@fernlight.example', token: 'secret', allowSend: false });
    expect(readOptions([...site, '--token', 'secret', '--allow-send'], {}).site).toMatchObject({ allowSend: true });
  });

  it('take the token from the environment, where none is named', () => {
    expect(readOptions(site, { JIRA_API_TOKEN: 'kept\n' }).site).toMatchObject({ token: 'kept' });
    expect(readOptions([...site, '--token', 'named'], { JIRA_API_TOKEN: 'kept' }).site).toMatchObject({ token: 'named' });
  });

  it.each([
    ['https://fernlight.atlassian.net/jira/projects?page=1', 'https://fernlight.atlassian.net'],
    ['http://localhost:8090', 'http://localhost:8090'],
    ['http://127.0.0.1:8090/', 'http://127.0.0.1:8090'],
  ])('%s means the site %s', (address, origin) => {
    expect(readOptions(['--site', address, '--email', 'a@b.example', '--token', 't'], {}).site?.origin).toBe(origin);
  });

  it.each([
    [['--site', 'http://fernlight.atlassian.net'], /Plain http is for localhost only/],
    [['--site', 'http://localhost.evil.example'], /Plain http is for localhost only/],
    [['--site', 'fernlight.atlassian.net'], /write the whole address/],
    [['--site', 'https://maya:secret@fernlight.atlassian.net'], /without a user name or password/],
    [['--site', 'http://:secret@fernlight.atlassian.net'], /without a user name or password/],
    [['--site', 'https://fernlight.atlassian.net', '--token', 'secret'], /needs --email E/],
    [site, /JIRA_API_TOKEN.*https:\/\/id\.atlassian\.com/s],
    [[...site, '--token', 'secret', '--seed', 'empty'], /leave out --seed and --import/],
    [[...site, '--token', 'secret', '--import', 'issues.csv'], /leave out --seed and --import/],
    [['--allow-send'], /belong to --site/],
    [['--token', 'secret'], /belong to --site/],
  ])('%j are refused with what to do, and without the token', (parameters, message) => {
    const read = () => readOptions(parameters, {});
    expect(read).toThrow(UsageError);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/secret/);
  });
});
