import { feedbackKinds, type ResponseTimes } from './contract';
import { responseTimeRecords } from './store';

/** One working day for everything, until a project says otherwise. */
export const defaultResponseTimes = Object.fromEntries(feedbackKinds.map((kind) => [kind, 1])) as ResponseTimes;

export async function responseTimesOf(projectId: string): Promise<ResponseTimes> {
  return { ...defaultResponseTimes, ...(await responseTimeRecords.get(projectId))?.body };
}
