import { push } from '../platform/queue';
import type { FeedbackWork } from './feedback-work';

const feedbackQueue = 'take-feedback';

export const pushWork = (work: FeedbackWork[], delaySeconds = 0) => push(feedbackQueue, work, delaySeconds);
