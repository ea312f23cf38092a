import type { Message } from '../translate';

/** What stands round charts on a screen, and where they are chosen. */
export const chartView = {
  'charts.title': 'The course so far',
  'charts.hint': 'Drawn from what the updates said, as it was said then.',
  'charts.empty': 'From the second update on, the course is drawn here: how much is done, how milestones moved and how the project stood.',
  'charts.as-table': 'Show as a table',
  'charts.as-drawing': 'Show as a drawing',
  'charts.burn-up.says': 'From {from} to {to}: first {first}, now {last}.',
  'charts.milestones.says': { one: '{count} milestone, each with the dates it was told with.', other: '{count} milestones, each with the dates they were told with.' },
  'charts.health.says': 'From {from} to {to}: first {first}, now {last}.',
  'charts.done': 'done {count}',
  'charts.all': 'in all {count}',
  'charts.update': 'No. {number}, {date}',
  'charts.choice': 'Charts',
  'charts.choice.hint': 'They stand in the full form, and on the portal. The next update begins with the same choice.',
  'charts.choice.not-yet': '{chart} (not enough told yet to draw it)',
} satisfies Record<string, Message>;
