import type { CommunicationPlan } from './contract';

/** Until a person says otherwise. */
export const defaultPlan: CommunicationPlan = {
  workingTime: { weekdays: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00', daysOff: [] },
  sendAt: '15:00',
  prepareWorkingDays: 1,
  sendsItself: false,
  needsApproval: false,
  badNews: { slipWorkingDays: 1, limitWorkingHours: 8 },
  mayTell: { staffNames: false, money: false, words: [] },
};
