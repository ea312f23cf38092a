import { Hono } from 'hono';
import { createMailService, type MailService } from '../mail/mail-service';
import { authenticate } from './authentication';
import type { SiteApp, SiteContext, SiteEnvironment } from './context';
import { SiteError } from './errors';
import { exchangeOf, type ExchangeObserver } from './exchanges';
import { connectionLost, createFaults, faultResponse, type Fault, type FaultRule } from './faults';
import { mountNotify } from './notify';
import { mountPlatform } from './routes/platform';
import { mountServiceDesk } from './service-desk/routes';
import type { SiteState } from './state';

export type Site = {
  state: SiteState;
  app: SiteApp;
  /** Outgoing mail; `idle()` settles when all of it has arrived. */
  mail: MailService;
  /** Answers a request; rejects when a fault breaks the connection. */
  fetch(request: Request): Promise<Response>;
  /** Makes matching requests fail, for tests and for the shell. */
  fault(rule: FaultRule): Fault;
  /** Sees each request with its answer; the returned function ends it. Lost requests are not seen. */
  observe(observer: ExchangeObserver): () => void;
};

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** The Jira site: platform, service management and mail routes over one state. */
export function createSite(options: { state: SiteState; baseUrl: string; pictureBaseUrl?: string }): Site {
  const mail = createMailService({ state: options.state });
  const { state, baseUrl, pictureBaseUrl = baseUrl } = options;
  const context: SiteContext = { state, baseUrl: withoutSlash(baseUrl), pictureBaseUrl: withoutSlash(pictureBaseUrl), mail };
  const app: SiteApp = new Hono<SiteEnvironment>();
  const faults = createFaults();
  const observers = new Set<ExchangeObserver>();

  app.onError((error, request) => {
    if (error instanceof SiteError) return request.json(error.body(), error.status as 400);
    return request.json({ errorMessages: [`Internal server error: ${error.message}`], errors: {} }, 500);
  });
  app.use('/rest/*', async (request, next) => {
    request.set('caller', authenticate(context.state, request.req.header('authorization')));
    await next();
  });
  mountNotify(app, context);
  mountServiceDesk(app, context);
  mountPlatform(app, context);
  app.all('/rest/*', (request) =>
    request.json({ errorMessages: [`The local site does not model ${request.req.method} ${request.req.path}.`], errors: {} }, 501),
  );

  const perform = async (request: Request): Promise<Response> => {
    if (observers.size === 0) return app.fetch(request);
    const requestText = request.body === null ? '' : await request.clone().text();
    const response = await app.fetch(request);
    const exchange = await exchangeOf(request, requestText, response);
    for (const observer of observers) observer(exchange);
    return response;
  };

  return {
    state: context.state,
    app,
    mail,
    async fetch(request) {
      const url = new URL(request.url);
      const effect = faults.take(request.method, url.pathname + url.search);
      if (effect === undefined) return perform(request);
      if (typeof effect === 'object') return faultResponse(effect);
      if (effect === 'lost answer') await perform(request);
      throw connectionLost();
    },
    fault: (rule) => faults.add(rule),
    observe(observer) {
      observers.add(observer);
      return () => void observers.delete(observer);
    },
  };
}
