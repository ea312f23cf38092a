import { commit, type Write } from '../platform/storage/transaction';

const writesInTransaction = 25;

/** Commits writes that each stand for themselves, in as few transactions as take them. */
export async function commitEach(writes: Write[]): Promise<void> {
  for (let start = 0; start < writes.length; start += writesInTransaction) await commit(writes.slice(start, start + writesInTransaction));
}
