/**
 * Answers of the platform that are documented nowhere. Each is a guess, chosen to be the harder case for the app where
 * there was a choice. No app code may depend on any of them.
 */
export const unknownValues = {
  /** A request whose shape cannot be read. */
  malformedRequest: { status: 400, code: 'INVALID_REQUEST' },
  /** `set` without a value, or with null. */
  missingValue: { status: 400, code: 'INVALID_VALUE' },
  /** An entity the manifest does not declare, and an attribute its entity does not declare. */
  undeclaredEntity: { status: 400, code: 'INVALID_ENTITY_TYPE' },
  undeclaredAttribute: { status: 400, code: 'INVALID_ENTITY_VALUE' },
  /** The status is documented, the code is not. */
  filterOnAnyAttribute: { status: 422, code: 'INVALID_FILTER_CONDITION' },
  /** An index queried without a value for each attribute of its partition. */
  incompletePartition: { status: 400, code: 'INVALID_ENTITY_INDEX' },
  /** Indexed attributes that are too long to be indexed. */
  indexedValueTooLong: { status: 400, code: 'MAX_SIZE' },
  badCursor: { status: 400, code: 'INVALID_CURSOR' },
  badTimeToLive: { status: 400, code: 'INVALID_TTL' },
  /** More than 25 items, an item twice, or more than 4 MB in a batch. */
  badBatch: { status: 400, code: 'INVALID_BATCH_REQUEST' },
  /** A key that batch get does not find. */
  missingInBatchGet: { code: 'KEY_NOT_FOUND', message: 'The key does not exist.' },
  missingStorageScope: { status: 403, code: 'UNAUTHORIZED' },
  /** A page that ends exactly with the last row still carries a cursor, so the page after it is empty. */
  cursorAfterLastFullPage: true,
  /** Whether a condition about an attribute that is not there holds. */
  absentAttributeHolds: { NOT_EQUAL_TO: true, NOT_CONTAINS: true, NOT_EXISTS: true } as Record<string, boolean>,
  /** Cursors are documented as short-lived, without a number. */
  cursorLifetimeSeconds: 3600,

  /** A push to a queue no consumer reads. */
  queueWithoutConsumer: { status: 400, code: 'QUEUE_NOT_FOUND' },
  /** How long the platform waits before it repeats a function that threw; only the ceiling is documented. */
  secondsBeforeRetry: [10, 60, 300, 900],
  /** A thrown error repeats the delivery, with this reason; only InvocationError is documented for product events. */
  retryReasonOfThrownError: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
  /** How many events of one installation run at once where no concurrency key limits them. */
  parallelDeliveries: 10,

  /** A Jira call that no declared scope covers, and a call for a user the app may not act for. */
  missingScope: { status: 403, message: 'Unauthorized; scope does not match' },
  impersonationRefused: { status: 403, forgeProxyError: 'IMPERSONATION_NOT_ALLOWED' },
  timeOutMessage: (seconds: number) => `The function timed out after ${seconds} seconds.`,
  /** The browser side of the platform reports a thrown error as text, with this beginning. */
  invocationErrorMessage: (message: string) => `There was an error invoking the function - ${message}`,
  /** When a schedule first runs after a deployment. */
  secondsBeforeFirstScheduledRun: 300,
};
