import { AppError } from '../platform/app-error';

/** What changes several issues at once brings as many events at once; they take turns. */
const attempts = 8;
const longestTurnMilliseconds = 120;

/** For a change that holds whatever the records say meanwhile: reads and writes again when somebody else wrote in between. */
export async function inTurn<Value>(change: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change();
    } catch (error) {
      if (!(error instanceof AppError) || error.key !== 'failure.changed-elsewhere' || attempt >= attempts) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longestTurnMilliseconds));
  }
}
