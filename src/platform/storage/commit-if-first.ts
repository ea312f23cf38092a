import { AppError } from '../app-error';
import { commit, type Write } from './transaction';

/** Of several that try at once one is first: false for the others, who leave it to her, and where what it depends on was changed meanwhile. */
export async function commitIfFirst(writes: Write[]): Promise<boolean> {
  try {
    await commit(writes);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return false;
    throw error;
  }
}
