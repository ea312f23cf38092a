import { events, invoke, requestJira, router, showFlag, view } from '@forge/bridge';

/** A page that offers the real bridge to a test, as the app's own bundle would use it. */
Object.assign(globalThis, { probe: { events, invoke, requestJira, router, showFlag, view } });
