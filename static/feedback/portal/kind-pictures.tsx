import type { ReactNode } from 'react';
import type { FeedbackKind } from '../../../src/feedback/contract';

const drawn = (path: string) => (
  <svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round">
    <path d={path} />
  </svg>
);

/** A star, a question mark, a bulb, a triangle. */
export const kindPictures: Record<FeedbackKind, ReactNode> = {
  praise: drawn('M12 3.5l2.6 5.3 5.9.9-4.3 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.3-4.1 5.9-.9z'),
  question: drawn('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.3a2.6 2.6 0 0 1 5 .9c0 1.8-2.5 2.2-2.5 3.8M12 17h.01'),
  change: drawn('M9 18h6M10 21h4M12 3a6 6 0 0 0-3.6 10.8c.6.5 1 1.2 1.1 2.2h5c.1-1 .5-1.7 1.1-2.2A6 6 0 0 0 12 3z'),
  problem: drawn('M12 4l9 16H3zM12 10v4M12 17h.01'),
};
