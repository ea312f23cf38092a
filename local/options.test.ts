import { readOptions, UsageError } from './options';

describe('the options of npm start', () => {
  it('have defaults', () => {
    expect(readOptions([])).toEqual({ port: 8090, dataFolder: '.candor', reset: false, seed: undefined });
  });

  it('are read in both forms', () => {
    expect(readOptions(['--port', '0', '--data=kept here', '--reset', '--seed', 'large:1000'])).toEqual({ port: 0, dataFolder: 'kept here', reset: true, seed: 'large:1000' });
  });

  it.each([
    [['--prot', '1'], /--prot is not known/],
    [['--port'], /--port needs a value/],
    [['--data', '--reset'], /--data needs a value/],
    [['--port', '70000'], /from 0 to 65535/],
    [['--port', '80a'], /from 0 to 65535/],
    [['--seed', 'large:0'], /large:N/],
    [['--seed', 'huge'], /agency, empty or large:N/],
  ])('%j is refused with what to do', (parameters, message) => {
    expect(() => readOptions(parameters)).toThrow(UsageError);
    expect(() => readOptions(parameters)).toThrow(message);
  });
});
