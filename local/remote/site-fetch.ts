import { jsonAnswer } from '../runtime/answers';
import { ConnectionProblem, type Connection } from './connection';

/** The real site in the place of the local one: whatever asks for a page of it by a Request, asks over the connection. Where none came, the answer says so. */
export function siteFetch(connection: Connection, signal?: AbortSignal): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = request.body === null ? undefined : await request.text();
    try {
      return await connection.send(pathname + search, { method: request.method, headers: request.headers, body, signal });
    } catch (error) {
      if (error instanceof ConnectionProblem) return jsonAnswer(502, { errorMessages: [error.message], errors: {} });
      throw error;
    }
  };
}
