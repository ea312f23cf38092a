/** Used where the browser keeps nothing for a page of another site, or no more. */
const memory = new Map<string, string>();

function ofBrowser(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

/** What this tab keeps over a reload. A browser that refuses must not stop the typing or the sending: then it is kept until the reload. */
export const tabStorage = {
  read: (key: string): string | undefined => memory.get(key) ?? ofBrowser()?.getItem(key) ?? undefined,
  write: (key: string, text: string): void => {
    memory.delete(key);
    try {
      const storage = ofBrowser();
      if (storage) storage.setItem(key, text);
      else memory.set(key, text);
    } catch {
      memory.set(key, text);
    }
  },
  remove: (key: string): void => {
    memory.delete(key);
    ofBrowser()?.removeItem(key);
  },
  keys: (): string[] => [...memory.keys(), ...Object.keys(ofBrowser() ?? {})],
};
