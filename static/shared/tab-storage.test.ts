import { tabStorage } from './tab-storage';

afterEach(() => {
  jest.restoreAllMocks();
  sessionStorage.clear();
});

it('keeps in the browser what the browser takes', () => {
  tabStorage.write('one', 'text');
  expect(sessionStorage.getItem('one')).toBe('text');
  expect(tabStorage.keys()).toEqual(['one']);
  tabStorage.remove('one');
  expect(tabStorage.read('one')).toBeUndefined();
});

it('goes on without the browser, which refuses storage to pages of another site', () => {
  jest.spyOn(globalThis, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  });
  tabStorage.write('two', 'text');
  expect(tabStorage.read('two')).toBe('text');
  expect(tabStorage.keys()).toEqual(['two']);
  tabStorage.remove('two');
  expect(tabStorage.read('two')).toBeUndefined();
});

it('keeps text for which the browser has no room', () => {
  jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError');
  });
  tabStorage.write('three', 'text');
  expect(tabStorage.read('three')).toBe('text');
  tabStorage.remove('three');
});
