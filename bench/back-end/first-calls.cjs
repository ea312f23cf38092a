// What the bench asks of a back end that was just loaded, and a platform that answers at once: the time measured is the app's alone.
const accountId = '5b10ac8d82e05b22cc7d4ef5';
const onPage = { extension: { project: { id: '10001', key: 'HAR' } }, locale: 'en-US', timezone: 'Europe/Berlin' };
const call = (handler, functionKey, context) => ({ handler, parameters: [{ call: { functionKey }, context }, { principal: { accountId } }] });

module.exports.firstCalls = {
  /** Of the empty app. */
  empty: call('project', 'empty.open', {}),
  /** What the project page asks first, in a project without clients. */
  page: call('project', 'clients.open', onPage),
  /** An issue changed that nobody was told about, as most do. */
  event: { handler: 'toldIssueChanged', parameters: [{ eventType: 'avi:jira:updated:issue', timestamp: 1795176000000, issue: { id: '10042' } }, {}] },
  /** What the portal's feedback form asks first, for somebody who is nobody's contact. */
  portal: call('portal', 'portal.open', { locale: 'en-US', timezone: 'Europe/Berlin' }),
};

const granted = { havePermission: true };
const jira = {
  mypermissions: { permissions: { BROWSE_PROJECTS: granted, EDIT_ISSUES: granted, ADMINISTER_PROJECTS: granted, ADMINISTER: granted } },
  'project/10001': { id: '10001', key: 'HAR', name: 'Harbor app' },
  myself: { accountId, displayName: 'Maya', active: true, timeZone: 'Europe/Berlin', locale: 'en_US' },
};

/** `__forge_fetch__` of a site where nothing is kept yet. */
module.exports.answer = async (_descriptor, path, init) => {
  const [, asked] = /^\/rest\/api\/3\/([^?]+)/.exec(path) ?? [];
  if (asked !== undefined && jira[asked]) return response(200, jira[asked]);
  if (path === '/api/v1/batch/get') {
    return response(200, { successfulKeys: [], failedKeys: JSON.parse(init.body).map(({ key }) => ({ key, error: { code: 'KEY_NOT_FOUND', message: '' } })) });
  }
  if (path === '/api/v1/entity/get') return response(404, { code: 'KEY_NOT_FOUND', message: '' });
  if (path === '/api/v1/entity/query') return response(200, { data: [] });
  if (path === '/api/v1/transaction') return response(200, {});
  throw new Error(`Nobody answers ${path}.`);
};

// Not node's own Response: loading that takes longer than most of what is measured.
function response(status, body) {
  const text = JSON.stringify(body);
  return { ok: status < 400, status, statusText: '', headers: { get: () => null }, text: async () => text, json: async () => JSON.parse(text) };
}
