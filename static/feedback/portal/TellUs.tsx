import { useState } from 'react';
import type { PortalProject, PortalReceipt } from '../../../src/feedback/contract';
import { FeedbackForm } from './FeedbackForm';
import { Receipt } from './Receipt';

/** The form, and the receipt for what was sent. */
export function TellUs({ projects }: { projects: PortalProject[] }) {
  const [receipt, setReceipt] = useState<PortalReceipt>();
  return receipt ? <Receipt receipt={receipt} onAnother={() => setReceipt(undefined)} /> : <FeedbackForm projects={projects} onSent={setReceipt} />;
}
