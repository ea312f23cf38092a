import type { SiteApp, SiteContext } from '../context';
import type { RequestType, ServiceDesk } from '../model';
import { callerOf, canUseDesk, isAgent, usableDesk } from './access';
import { deskAnswer, typeAnswer, typeFieldsAnswer } from './answers';
import { typeNotFound } from './errors';
import { expansions, page } from './pages';

const root = '/rest/servicedeskapi';

/** Service projects and their request types. */
export function mountDesks(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  const desks = () => [...state.serviceDesks.all()].sort((a, b) => Number(a.id) - Number(b.id));
  const types = (matches: (type: RequestType) => boolean) => [...state.requestTypes.all()].filter(matches).sort((a, b) => Number(a.id) - Number(b.id));
  const named = (type: RequestType, text: string | undefined) => `${type.name} ${type.description}`.toLowerCase().includes((text ?? '').trim().toLowerCase());

  app.get(`${root}/info`, (request) =>
    request.json({
      version: '5.0.0',
      platformVersion: '1001.0.0',
      buildChangeSet: 'local',
      isLicensedForUse: true,
      _links: { self: `${baseUrl}${root}/info` },
    }),
  );

  app.get(`${root}/servicedesk`, (request) => {
    const caller = callerOf(request);
    return request.json(page(context, request, desks().filter((desk) => canUseDesk(state, caller, desk)), (desk) => deskAnswer(context, desk)));
  });

  app.get(`${root}/servicedesk/:desk`, (request) => request.json(deskAnswer(context, usableDesk(state, callerOf(request), request.req.param('desk')))));

  app.get(`${root}/requesttype`, (request) => {
    const caller = callerOf(request);
    const allowed = new Set(desks().filter((desk) => canUseDesk(state, caller, desk)).map((desk) => desk.id));
    const only = request.req.queries('serviceDeskId');
    const found = types((type) => allowed.has(type.serviceDeskId) && (only === undefined || only.includes(type.serviceDeskId)) && named(type, request.req.query('searchQuery')));
    return request.json(page(context, request, found, (type) => typeAnswer(context, type)));
  });

  app.get(`${root}/servicedesk/:desk/requesttype`, (request) => {
    const caller = callerOf(request);
    const desk = usableDesk(state, caller, request.req.param('desk'));
    const group = request.req.query('groupId');
    const expand = expansions(request);
    const found = types((type) => type.serviceDeskId === desk.id && (group === undefined || type.groupIds.includes(group)) && named(type, request.req.query('searchQuery')));
    return request.json(
      page(context, request, found, (type) => ({
        ...typeAnswer(context, type),
        ...(expand.has('field') ? { fields: typeFieldsAnswer(type, isAgent(state, caller, desk)) } : {}),
      })),
    );
  });

  const typeAt = (desk: ServiceDesk, id: string): RequestType => {
    const type = state.requestTypes.get(id);
    if (type?.serviceDeskId !== desk.id) throw typeNotFound(id);
    return type;
  };

  app.get(`${root}/servicedesk/:desk/requesttype/:type`, (request) => {
    const desk = usableDesk(state, callerOf(request), request.req.param('desk'));
    return request.json(typeAnswer(context, typeAt(desk, request.req.param('type'))));
  });

  app.get(`${root}/servicedesk/:desk/requesttype/:type/field`, (request) => {
    const caller = callerOf(request);
    const desk = usableDesk(state, caller, request.req.param('desk'));
    return request.json(typeFieldsAnswer(typeAt(desk, request.req.param('type')), isAgent(state, caller, desk)));
  });

  app.get(`${root}/servicedesk/:desk/requesttypegroup`, (request) => {
    const desk = usableDesk(state, callerOf(request), request.req.param('desk'));
    const ids = [...new Set(types((type) => type.serviceDeskId === desk.id).flatMap((type) => type.groupIds))];
    return request.json(page(context, request, ids, (id) => ({ id, name: 'General' })));
  });
}
