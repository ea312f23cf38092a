import type { ThemeAppearance } from '@atlaskit/lozenge';
import type { DeliveryState, HealthState } from '../../src/updates/contract';

export const healthAppearance: Record<HealthState, ThemeAppearance> = { 'on-track': 'success', 'at-risk': 'moved', 'off-track': 'removed' };

export const deliveryAppearance: Record<DeliveryState, ThemeAppearance> = {
  waiting: 'default',
  sending: 'inprogress',
  posted: 'success',
  queued: 'success',
  'sent-by-hand': 'success',
  failed: 'removed',
  unknown: 'moved',
};
