import { callerOf } from '../authentication';
import type { SiteApp, SiteContext } from '../context';
import { badRequest } from '../errors';
import { compileJql } from '../jql/compile';
import { matchIssues } from '../jql/search';
import { structureOf } from '../jql/structure';
import { parseJql } from '../jql/syntax';
import type { SiteUser } from '../model';
import { readObject, stringList } from '../requests';

type Validation = 'strict' | 'warn' | 'none';
const validations: readonly string[] = ['strict', 'warn', 'none'] satisfies Validation[];

export function mountJql(app: SiteApp, context: SiteContext): void {
  const { state } = context;

  const parsed = (caller: SiteUser, jql: string, validation: Validation): Record<string, unknown> => {
    const { query, errors } = parseJql(jql);
    if (errors.length > 0 || !query) return { query: jql, errors };
    const structure = structureOf(query);
    if (validation === 'none') return { query: jql, structure };
    const environment = { state, user: caller, now: state.clock.now(), errors: [] as string[] };
    compileJql(query, environment);
    const mistakes = [...new Set(environment.errors)];
    if (mistakes.length === 0) return { query: jql, structure };
    return validation === 'strict' ? { query: jql, errors: mistakes } : { query: jql, structure, warnings: mistakes };
  };

  app.post('/rest/api/3/jql/parse', async (request) => {
    const caller = callerOf(request);
    const validation = request.req.query('validation') ?? 'strict';
    if (!validations.includes(validation)) throw badRequest(`The validation '${validation}' is not one of strict, warn, none.`);
    const queries = stringList(await readObject(request), 'queries');
    if (queries.length === 0) throw badRequest('At least one query must be given.');
    return request.json({ queries: queries.map((jql) => parsed(caller, jql, validation as Validation)) });
  });

  app.post('/rest/api/3/jql/match', async (request) => {
    const caller = callerOf(request);
    const body = await readObject(request);
    const queries = stringList(body, 'jqls');
    const issueIds = stringList(body, 'issueIds');
    if (queries.length === 0 || issueIds.length === 0) throw badRequest('Both issueIds and jqls must be given.');
    const matches = queries.map((jql) => {
      const { matched, errors } = matchIssues(state, caller, jql, issueIds);
      return { matchedIssues: matched.map((issue) => Number(issue.id)), errors };
    });
    return request.json({ matches });
  });
}
