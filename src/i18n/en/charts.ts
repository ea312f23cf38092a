import type { Message } from '../translate';

/** What charts say, in messages and on screens. */
export const charts = {
  'chart.burn-up': 'How much is done',
  'chart.milestones': 'Milestones and how their dates moved',
  'chart.health': 'How the project stood',
  'chart.column.update': 'Update',
  'chart.column.done': 'Done',
  'chart.column.milestone': 'Milestone',
  'chart.column.dates': 'Dates as told',
  'chart.column.health': 'Health',
  'chart.done-of': '{done} of {all} done',
  'chart.not-counted': 'not counted',
  'chart.not-known': 'not known',
  'chart.no-date': 'no date',
  'chart.then': ' → ',
  'chart.steady': '{dates} (not moved)',
  'chart.later': '{dates} ({days} later)',
  'chart.earlier': '{dates} ({days} earlier)',
  'chart.released': '{dates}, released',
  'chart.days': { one: '{count} day', other: '{count} days' },
  'chart.state.on-track': 'on track',
  'chart.state.at-risk': 'at risk',
  'chart.state.off-track': 'off track',
} satisfies Record<string, Message>;
