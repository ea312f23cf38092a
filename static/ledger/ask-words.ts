import type { AskView } from '../../src/ledger/contract';
import type { Reader } from '../shared/reader';

type Standing = Pick<AskView, 'state' | 'overdueWorkingDays'>;

export const askAppearance = ({ state, overdueWorkingDays }: Standing) => {
  if (state === 'met') return 'success' as const;
  if (overdueWorkingDays !== undefined) return 'moved' as const;
  return state === 'open' ? ('inprogress' as const) : ('default' as const);
};

export function askStateWords({ state, overdueWorkingDays }: Standing, { t }: Reader): string {
  if (overdueWorkingDays === undefined) return t(`asks.state.${state}`);
  return overdueWorkingDays === 0 ? t('asks.state.overdue-today') : t('asks.state.overdue', { count: overdueWorkingDays });
}
