import type { AdminCalls, PortalCalls, ProjectCalls, Reply, TodayCalls } from '../../src/contract';
import { fixedClock } from '../clock';
import { openDatabase } from '../database';
import { createInstalledSite } from '../installed-site';
import { invokerOf } from '../invoker';
import { setMachineTime } from '../machine-time';
import type { Issue, Project } from '../site/model';
import { createIssue } from '../site/operations/issues';
import type { IssueInput } from '../site/operations/issue-input';
import { createProject } from '../site/operations/projects';
import { createConformance, type Violation } from '../site/openapi';
import { createPeople, type Name } from './people';

const siteUrl = 'https://candor.example.net';
/** Where Atlassian's descriptions are at hand, every request of the app and every answer of the site is held to them. */
const conformance = process.env.JIRA_OPENAPI ? createConformance(process.env.JIRA_OPENAPI) : undefined;

type Input<Call> = Call extends (input: infer Only) => unknown ? Only : undefined;
type Output<Call> = Call extends (...input: never[]) => infer Result ? Result : never;
export type World = Awaited<ReturnType<typeof startWorld>>;

/**
 * The real app on the local runtime and site, in memory. It is Friday 20 November 2026, noon UTC, for the app as well: it reads
 * the machine's time. Project HAR holds ten issues, SUP is the service project. Maya administers both, Jonas and Priya are
 * members, Vera and Tom may only browse; Ana and 王芳 are customers of SUP.
 */
export async function startWorld() {
  const clock = fixedClock('2026-11-20T12:00:00.000Z');
  const giveTimeBack = setMachineTime(clock);
  const database = openDatabase(':memory:');
  const { site, runtime, close } = await createInstalledSite({ database, clock, baseUrl: siteUrl, scopeOf: conformance?.scopesOf, log: () => undefined });
  const violations: Violation[] = [];
  if (conformance) site.observe((exchange) => violations.push(...conformance.check(exchange)));
  const { state } = site;
  const people = createPeople(state);
  const project = createProject(state, {
    key: 'HAR',
    name: 'Harbor app',
    leadAccountId: people.maya.accountId,
    roles: {
      Administrators: [people.maya.accountId],
      Members: [people.jonas.accountId, people.priya.accountId],
      Viewers: [people.vera.accountId, people.tom.accountId],
    },
  });
  const serviceProject = createProject(state, {
    key: 'SUP',
    name: 'Client desk',
    projectTypeKey: 'service_desk',
    leadAccountId: people.maya.accountId,
    roles: {
      Administrators: [people.maya.accountId],
      'Service Desk Team': [people.jonas.accountId],
      'Service Desk Customers': [people.ana.accountId, people.fang.accountId],
    },
  });
  const serviceDesk = state.serviceDesks.put({ id: '1', projectId: serviceProject.id, name: 'Client desk' });
  const requestType = state.requestTypes.put({
    id: '11',
    serviceDeskId: serviceDesk.id,
    name: 'Project updates',
    description: 'Where you read how your project is going.',
    helpText: '',
    issueTypeId: serviceProject.issueTypeIds[0] ?? '',
    groupIds: [],
    fields: [
      { fieldId: 'summary', name: 'Summary', description: '', required: true },
      { fieldId: 'description', name: 'Details', description: '', required: false },
    ],
  });

  const feedbackTypes = ['Ask a question', 'Report a problem'].map((name, index) =>
    state.requestTypes.put({ ...requestType, id: String(12 + index), name, description: '' }),
  );

  const invoke = async (moduleKey: string, name: Name, projectId: string, functionKey: string, payload: unknown) => {
    return runtime.invoke({
      moduleKey,
      functionKey,
      payload,
      ...invokerOf(people[name]),
      extension: { project: { id: projectId, key: state.projects.get(projectId)?.key, type: 'software' } },
    });
  };
  const unwrapped = <Value>(reply: Reply<Value>): Value => {
    if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message} ${reply.error.field ?? ''} ${JSON.stringify(reply.error.parameters ?? {})}`);
    return reply.value;
  };
  const invokePortal = (name: Name | 'visitor', functionKey: string, payload: unknown) =>
    runtime.invoke({
      moduleKey: 'portal-feedback',
      functionKey,
      payload,
      ...(name === 'visitor' ? { accountId: 'unidentified', accountType: 'anonymous' as const } : invokerOf(people[name])),
      extension: { portal: { id: Number(serviceDesk.id) } },
    });
  const acting = <Calls>(send: (functionKey: string, payload: unknown) => Promise<unknown>) => ({
    /** The reply as the browser gets it. */
    call: <Key extends keyof Calls & string>(key: Key, input?: Input<Calls[Key]>) => send(key, input) as Promise<Reply<Output<Calls[Key]>>>,
    /** Any key and payload, for calls the types would refuse. */
    raw: (key: string, payload?: unknown) => send(key, payload) as Promise<Reply<unknown>>,
    /** The value; rejects when the call was refused. */
    value: async <Key extends keyof Calls & string>(key: Key, input?: Input<Calls[Key]>) => unwrapped((await send(key, input)) as Reply<Output<Calls[Key]>>),
  });

  /** Files an issue as Priya: a Task in HAR unless said otherwise. */
  const issue = (input: Partial<IssueInput> & { summary: string; at?: string }): Issue => {
    const { at, ...more } = input;
    const taskId = [...state.issueTypes.all()].find(({ name }) => name === 'Task')?.id ?? '';
    return createIssue(state, people.priya, { projectId: project.id, issueTypeId: taskId, ...more }, at);
  };
  const summaries = ['Pay with Apple Pay', 'Loyalty import', 'Receipt printing', 'Order ahead', 'Push notifications', 'Store finder', 'Gift cards', 'Refunds', 'Menu editor', 'Release checklist'];
  const issues = summaries.map((summary) => issue({ summary, at: '2026-11-02T09:00:00.000Z' }));

  return {
    clock,
    state,
    site,
    runtime,
    mail: site.mail,
    people,
    project,
    serviceProject,
    serviceDesk,
    /** Of update requests; the other two are what customers file. */
    requestType,
    feedbackTypes,
    issue,
    issues,
    /** A person on the project page of HAR, or of the project named. */
    as: (name: Name, inProject: Project = project) => acting<ProjectCalls>((key, payload) => invoke('project-page', name, inProject.id, key, payload)),
    /** A person on the project's settings page. */
    admin: (name: Name, inProject: Project = project) => acting<AdminCalls>((key, payload) => invoke('project-settings', name, inProject.id, key, payload)),
    /** A person on the page across projects. */
    across: (name: Name) => acting<TodayCalls>((key, payload) => runtime.invoke({ moduleKey: 'today-page', functionKey: key, payload, ...invokerOf(people[name]), extension: {} })),
    /** Somebody on the portal; a visitor has not signed in. */
    portal: (name: Name | 'visitor') => acting<PortalCalls>((key, payload) => invokePortal(name, key, payload)),
    /** Runs what is due by the clock, and waits for mail to arrive. */
    async settle() {
      await runtime.drain();
      await site.mail.idle();
    },
    async close() {
      await close();
      database.close();
      giveTimeBack();
      if (violations.length > 0) throw new Error(`Against Atlassian's descriptions:\n${JSON.stringify(violations.slice(0, 5), null, 2)}`);
    },
  };
}
