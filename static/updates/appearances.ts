import type { LozengeAppearance } from '../shared/Lozenge';
import type { DeliveryState, HealthState } from '../../src/updates/contract';

export const healthAppearance: Record<HealthState, LozengeAppearance> = { 'on-track': 'success', 'at-risk': 'moved', 'off-track': 'removed' };

export const deliveryAppearance: Record<DeliveryState, LozengeAppearance> = {
  waiting: 'default',
  sending: 'inprogress',
  posted: 'success',
  queued: 'success',
  'sent-by-hand': 'success',
  failed: 'removed',
  unknown: 'moved',
};
