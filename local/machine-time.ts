import type { Clock } from './clock';

/**
 * Makes this process's time the clock's. The app asks its machine for the time, as it does on Forge, and must see it move
 * with the site's. The returned function gives the real time back.
 */
export function setMachineTime(clock: Pick<Clock, 'now'>): () => void {
  const real = Date;
  globalThis.Date = new Proxy(real, {
    construct: (target, parameters, newTarget) => Reflect.construct(target, parameters.length === 0 ? [clock.now()] : parameters, newTarget) as Date,
    apply: (target) => new target(clock.now()).toString(),
    get: (target, name) => (name === 'now' ? () => clock.now() : (Reflect.get(target, name) as unknown)),
  });
  return () => {
    globalThis.Date = real;
  };
}
