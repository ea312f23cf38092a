import { severity } from '../../health';
import type { Found, Subject } from '../subject';
import { found } from './found';
import type { Topic } from './names';

/** The health a person chose is better than what the facts give. */
export function betterHealth({ health, milestones }: Subject): Found[] {
  if (!health || severity(health.chosen) >= severity(health.computed.state)) return [];
  const { computed, chosen } = health;
  const topics = computed.reasons.flatMap((reason): Topic[] =>
    'issue' in reason ? [{ kind: 'issue', id: reason.issue.id }] : milestones.filter(({ name }) => name === reason.name).map(({ id }) => ({ kind: 'milestone', id })),
  );
  return [{ ...found('better-health', { topics, about: chosen, restsOn: { computed: computed.state, chosen }, parameters: { chosen, computed: computed.state } }), section: 'summary' }];
}
