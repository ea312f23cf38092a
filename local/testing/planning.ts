import type { CommunicationPlan, Engagement, EngagementDraft } from '../../src/clients/contract';
import type { Exchange } from '../site/exchanges';
import type { Name } from './people';
import { startWorld } from './world';

export type Planning = Awaited<ReturnType<typeof startPlanning>>;
type Change = Partial<Omit<EngagementDraft, 'plan'>> & { plan?: Partial<CommunicationPlan> };

export const draftOf = ({ client, glossary, anchorIssue, contacts: _contacts, projectId: _projectId, createdAt: _createdAt, ...rest }: Engagement): EngagementDraft => ({
  ...rest,
  clientName: client.name,
  statuses: glossary.statuses,
  ...(anchorIssue && { anchorIssueId: anchorIssue.id }),
});

/** The test world with Harbor Coffee, whose only contact Ana is reached by customer request, and no draft yet. Priya leads the project. */
export async function startPlanning(timeZone = 'Europe/Lisbon') {
  const world = await startWorld();
  const exchanges: Exchange[] = [];
  world.site.observe((exchange) => exchanges.push(exchange));
  world.state.projects.put({ ...world.project, leadAccountId: world.people.priya.accountId });
  const maya = world.as('maya');
  const created = await maya.value('clients.create-engagement', {
    clientName: 'Harbor Coffee',
    contact: { name: 'Ana Silva', road: 'request', accountId: world.people.ana.accountId },
    visibility: { kind: 'all' },
    serviceDesk: { serviceDeskId: world.serviceDesk.id, requestTypeId: world.requestType.id, name: 'Client desk' },
  });
  const engagementId = created.id;
  const engagement = async () => {
    const found = (await maya.value('clients.open')).engagements.find(({ id }) => id === engagementId);
    if (!found) throw new Error('The engagement is gone.');
    return found;
  };
  const save = async ({ plan, ...change }: Change) => {
    const current = await engagement();
    return maya.value('clients.save-engagement', { ...draftOf(current), ...change, plan: { ...current.plan, ...plan } });
  };
  await save({ timeZone });
  /** The schedule comes twice at once, as Forge may have it, and everything it began is done. */
  const run = async () => {
    await Promise.all([world.runtime.runSchedule('watch-plans'), world.runtime.runSchedule('watch-plans')]);
    await world.settle();
  };
  const moveTo = (at: string) => world.clock.advance(Date.parse(at) - world.clock.now());
  return {
    ...world,
    maya,
    engagementId,
    engagement,
    save,
    run,
    moveTo,
    exchanges,
    /** Every five minutes up to this moment would take long: the schedule runs when it comes, and ten minutes later for what waits. */
    async at(moment: string) {
      moveTo(moment);
      await run();
      world.clock.advance(11 * 60_000);
      await run();
    },
    draft: async () => (await maya.value('updates.open')).drafts.find((draft) => draft.engagementId === engagementId),
    sent: async () => (await maya.value('updates.open')).sent,
    /** Subjects of the mails Candor had Jira send somebody. */
    mailsTo: (name: Name) => [...world.state.mailbox.all()].filter(({ to }) => to === world.people[name].emailAddress),
    comments: () => [...world.state.issues.all()].filter(({ projectId }) => projectId === world.serviceProject.id).flatMap(({ id }) => world.state.commentsOf(id)),
  };
}
