import { AppError } from '../app-error';

/** What changes several things at once brings as many events at once; they take turns. */
const attempts = 8;
const longestTurnMilliseconds = 120;

/**
 * For a change that holds whatever the records say meanwhile: reads and writes again when somebody else wrote in between. A
 * conflict that `change` itself finds, in what a person had seen, is hers to settle.
 */
export async function repeatOnConflict<Value>(change: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change();
    } catch (error) {
      if (!isLostRace(error) || attempt >= attempts) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longestTurnMilliseconds));
  }
}

/** Only the conflict of a transaction has a cause: storage's own refusal. */
const isLostRace = (error: unknown) => error instanceof AppError && error.key === 'failure.changed-elsewhere' && error.cause !== undefined;
