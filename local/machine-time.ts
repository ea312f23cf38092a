import type { Clock } from './clock';

/**
 * Makes this process's time the clock's. The app asks its machine for the time, as it does on Forge, and must see it move
 * with the site's. The returned function gives the real time back.
 */
export function setMachineTime(clock: Pick<Clock, 'now'>): () => void {
  const real = Date;
  const replaced: DateConstructor = new Proxy(real, {
    construct(target, parameters, newTarget) {
      const given = parameters.length === 0 ? [clock.now()] : parameters;
      // Much the faster way, and the app makes thousands of dates; a class made from Date needs the other.
      return newTarget === replaced ? new target(...(given as [number])) : (Reflect.construct(target, given, newTarget) as Date);
    },
    apply: (target) => new target(clock.now()).toString(),
    get: (target, name) => (name === 'now' ? () => clock.now() : (Reflect.get(target, name) as unknown)),
  });
  globalThis.Date = replaced;
  return () => {
    globalThis.Date = real;
  };
}
