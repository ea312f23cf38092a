/**
 * Everything else waits for the invocation that needs it. @forge/kvs must not: it chooses its client as it is evaluated, and within
 * an invocation it may take that one's token and keep it for all that follow.
 */
import '@forge/kvs';
