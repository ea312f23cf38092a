/** An answer other than success, in the shape Jira gives errors. Thrown anywhere below a route, answered in site.ts. */
export class SiteError extends Error {
  constructor(
    readonly status: number,
    readonly errorMessages: string[],
    readonly errors: Record<string, string> = {},
  ) {
    super(errorMessages[0] ?? Object.values(errors)[0] ?? `Status ${status}`);
    this.name = 'SiteError';
  }

  /** The JSON body. */
  body(): Record<string, unknown> {
    return { errorMessages: this.errorMessages, errors: this.errors };
  }
}

export const badRequest = (message: string): SiteError => new SiteError(400, [message]);

/** Jira's way to say which field of the request was wrong. */
export const invalidField = (field: string, message: string): SiteError => new SiteError(400, [], { [field]: message });

export const notOnScreen = (field: string): SiteError => invalidField(field, `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`);

export const unauthorized = (): SiteError => new SiteError(401, ['Client must be authenticated to access this resource.']);

export const forbidden = (message: string): SiteError => new SiteError(403, [message]);

export const notFound = (message: string): SiteError => new SiteError(404, [message]);

/** One text for absent and hidden, so that nobody can tell them apart. */
export const issueNotFound = (): SiteError => notFound('Issue does not exist or you do not have permission to see it.');

export const projectNotFound = (idOrKey: string): SiteError =>
  notFound(/^\d+$/.test(idOrKey) ? `No project could be found with id '${idOrKey}'.` : `No project could be found with key '${idOrKey}'.`);
