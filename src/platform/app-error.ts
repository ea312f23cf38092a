import type { Failure, FailureCode } from '../contract';
import type { FailureKey } from '../i18n/failures';
import type { Parameters } from '../i18n/translate';

type Details = { field?: string; parameters?: Parameters; cause?: unknown };

/** The one error of the app: what a caller may know. Everything else that is thrown reads as "Something went wrong". */
export class AppError extends Error {
  readonly code: FailureCode;
  readonly key: FailureKey;
  readonly field: string | undefined;
  readonly parameters: Parameters | undefined;

  constructor(code: FailureCode, key: FailureKey, { field, parameters, cause }: Details = {}) {
    super(`${code}: ${key}`, { cause });
    this.name = 'AppError';
    this.code = code;
    this.key = key;
    this.field = field;
    this.parameters = parameters;
  }

  toFailure(): Failure {
    return {
      code: this.code,
      message: this.key,
      ...(this.parameters && { parameters: this.parameters }),
      ...(this.field !== undefined && { field: this.field }),
    };
  }
}

export const invalid = (key: FailureKey, field: string, parameters?: Parameters) => new AppError('invalid', key, { field, parameters });
export const notFound = (key: FailureKey = 'failure.not-found') => new AppError('not-found', key);
export const conflict = (key: FailureKey = 'failure.changed-elsewhere') => new AppError('conflict', key);
