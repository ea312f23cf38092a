/**
 * What the platform allows. Sources, all below https://developer.atlassian.com/platform/forge/:
 * invocations: limits-invocation · storage: limits-kvs-ce · queues: limits-async-events · events: events-reference.
 */
export const platformLimits = {
  resolverSeconds: 25,
  triggerSeconds: 25,
  /** Consumers and scheduled triggers, unless the function names its own `timeoutSeconds`. */
  longFunctionSeconds: 55,
  invokeRequestBytes: 500 * 1024,
  invokeResponseBytes: 5 * 1024 * 1024,

  keyLength: 500,
  keyPattern: /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/,
  valueBytes: 240 * 1024,
  valueDepth: 31,
  pageDefault: 10,
  pageMaximum: 100,
  queryConditions: 100,
  transactionOperations: 25,
  transactionBytes: 4 * 1024 * 1024,
  batchItems: 25,
  batchBytes: 4 * 1024 * 1024,
  partitionBytes: 1700,
  rangeBytes: 900,
  timeToLiveSeconds: 365 * 24 * 3600,
  integerMinimum: -(2 ** 31),
  integerMaximum: 2 ** 31 - 1,

  eventsPerPush: 50,
  pushBytes: 200 * 1024,
  /** One event, where its consumer may run longer than `longFunctionSeconds`. */
  longConsumerEventBytes: 100 * 1024,
  eventsPerMinute: 500,
  delaySeconds: 900,
  /** How often a push may follow from a push. */
  pushChain: 1000,
  retries: 4,
  retryAfterSeconds: 900,
  retryDataBytes: 4 * 1024,
  retentionSeconds: 24 * 3600,
};

export type Limits = typeof platformLimits;
