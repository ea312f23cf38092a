import { versionAnswer } from '../answers/catalogue';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest, notFound, SiteError } from '../errors';
import type { SiteUser, Version } from '../model';
import { deleteVersion, moveVersion, type VersionPlace } from '../operations/versions';
import { readObject } from '../requests';
import { administersVersion, needsAdministrator, visibleVersion } from './versions';

const positions = ['Earlier', 'Later', 'First', 'Last'] as const;
const isPosition = (value: unknown): value is (typeof positions)[number] => positions.some((position) => position === value);

/** Putting versions in order, and replacing one by another. */
export function mountVersionChanges(app: SiteApp, context: SiteContext): void {
  const { state } = context;
  const path = '/rest/api/3/version/:version';
  const versionOf = (request: SiteRequest, caller: SiteUser): Version => visibleVersion(state, caller, request.req.param('version') ?? '');
  /** Another version of the same project, by the id a request gives. */
  const replacement = (version: Version, id: unknown): Version | undefined => {
    if (id === undefined || id === null) return undefined;
    const other = state.versions.get(String(id));
    if (other?.projectId !== version.projectId) throw notFound(`Could not find version for id '${String(id)}'`);
    if (other.id === version.id) throw badRequest('A version cannot replace itself.');
    return other;
  };
  const notAllowed = new SiteError(401, [needsAdministrator]);

  app.delete(path, (request) => {
    const caller = callerOf(request);
    const version = versionOf(request, caller);
    if (!administersVersion(state, caller, version)) throw notAllowed;
    const { moveFixIssuesTo, moveAffectedIssuesTo } = request.req.query();
    deleteVersion(state, caller, version, { fix: replacement(version, moveFixIssuesTo), affected: replacement(version, moveAffectedIssuesTo) });
    return request.body(null, 204);
  });

  app.post(`${path}/removeAndSwap`, async (request) => {
    const caller = callerOf(request);
    const version = versionOf(request, caller);
    if (!administersVersion(state, caller, version)) throw notFound(needsAdministrator);
    const body = await readObject(request);
    if (body.customFieldReplacementList !== undefined) throw badRequest('The local site has no custom fields of versions.');
    deleteVersion(state, caller, version, { fix: replacement(version, body.moveFixIssuesTo), affected: replacement(version, body.moveAffectedIssuesTo) });
    return request.body(null, 204);
  });

  app.put(`${path}/mergeto/:target`, (request) => {
    const caller = callerOf(request);
    const version = versionOf(request, caller);
    if (!administersVersion(state, caller, version)) throw notAllowed;
    const target = replacement(version, request.req.param('target'));
    deleteVersion(state, caller, version, { fix: target, affected: target });
    return request.body(null, 204);
  });

  app.post(`${path}/move`, async (request) => {
    const caller = callerOf(request);
    const version = versionOf(request, caller);
    return request.json(versionAnswer(context, moveVersion(state, caller, version, placeOf(version, await readObject(request)))));
  });

  /** `after` is the address of another version. */
  function placeOf(version: Version, { position, after }: Record<string, unknown>): VersionPlace {
    if ((position === undefined) === (after === undefined)) throw badRequest("Exactly one of 'after' and 'position' must be given.");
    if (isPosition(position)) return position;
    if (position !== undefined) throw badRequest(`The position '${String(position)}' is not valid.`);
    const other = replacement(version, String(after).split('/').at(-1));
    if (!other) throw notFound('Could not find the version to move behind.');
    return { after: other };
  }
}
