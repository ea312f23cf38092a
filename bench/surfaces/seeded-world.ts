import { randomUUID } from 'node:crypto';
import type { NewEngagement } from '../../src/clients/contract';
import { paragraphs } from '../../local/site/document';
import { transitionIssue } from '../../local/site/operations/issues';
import { createRequest } from '../../local/site/service-desk/requests';
import { startWorld } from '../../local/testing/world';

export type SeededWorld = Awaited<ReturnType<typeof startSeededWorld>>;

const doneStatus = '10002';
const texts = ['The order page is slow in our shop.', 'When does the new menu open?', 'Thank you for the quick fix!', 'Please move the pay button to the top.'];

/** The test world with three clients in project HAR, one update sent to one of them about `issue`, and her four requests, the first of them linked to `issue`. */
export async function startSeededWorld() {
  const world = await startWorld();
  const { state, people, clock } = world;
  const maya = world.as('maya');
  const settle = async (minutes: number) => {
    clock.advance(minutes * 60_000);
    await world.settle();
  };
  const serviceDesk = { serviceDeskId: world.serviceDesk.id, requestTypeId: world.requestType.id, name: 'Client desk' };
  const create = (clientName: string, contact: NewEngagement['contact']) =>
    maya.value('clients.create-engagement', { clientName, contact, visibility: { kind: 'all' }, serviceDesk });
  const harbor = await create('Harbor Coffee', { name: 'Ana Silva', road: 'request', accountId: people.ana.accountId });
  await create('晨光零售', { name: '王芳', road: 'request', accountId: people.fang.accountId });
  await create('Tidewater', { name: 'Rui Costa', road: 'by-hand' });

  const issue = world.issues[0];
  if (!issue) throw new Error('The world holds no issue.');
  clock.advance(60_000);
  transitionIssue(state, people.priya, issue, { statusId: doneStatus });
  await settle(1);
  await maya.value('updates.draft', { engagementId: harbor.id });
  const { digest } = await maya.value('updates.preview', { engagementId: harbor.id });
  await maya.value('updates.send', { engagementId: harbor.id, digest, contactIds: harbor.contacts.map(({ id }) => id), sendId: randomUUID() });
  await settle(2);

  const requests = texts.map((text, index) => {
    const type = world.feedbackTypes[index % world.feedbackTypes.length];
    if (!type) throw new Error('The world has no type for feedback.');
    return createRequest(state, people.ana, { desk: world.serviceDesk, type, summary: text, description: paragraphs(text) });
  });
  await settle(2);
  await maya.value('feedback.link-issue', { id: `request-${requests[0]?.id}`, issueId: issue.id });
  await settle(2);
  return { ...world, engagementId: harbor.id, issueId: issue.id, requestKey: requests[0]?.key ?? '' };
}
