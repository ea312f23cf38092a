import { paragraph, refusal, startStranger, type Stranger } from './stranger';

describe('requests of customers', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());
  const draft = () => ({ serviceDeskId: stranger.desk.id, requestTypeId: stranger.question.id, requestFieldValues: { summary: 'When does it open?', description: 'First line\nSecond line' } });
  const expand = ['participant', 'status', 'requestType', 'serviceDesk', 'comment', 'action'];

  it('find their way from the desk to the request type to its fields', async () => {
    const { client, ana, desk, question } = stranger;
    const { servicedesk } = client(ana).serviceDesk;
    expect(await servicedesk.getServiceDesks()).toMatchObject({ isLastPage: true, values: [{ id: desk.id, projectKey: 'HELP' }] });
    expect(await servicedesk.getServiceDeskById({ serviceDeskId: desk.id })).toMatchObject({ projectName: 'Help' });
    expect(await servicedesk.getRequestTypes({ serviceDeskId: desk.id, searchQuery: 'ask', expand: ['field'] })).toMatchObject({ values: [{ id: question.id, name: 'Ask a question' }] });
    expect(await servicedesk.getRequestTypeById({ serviceDeskId: desk.id, requestTypeId: question.id })).toMatchObject({ name: 'Ask a question' });
    expect(await servicedesk.getRequestTypeGroups({ serviceDeskId: desk.id })).toMatchObject({ size: 1 });
    expect(await servicedesk.getRequestTypeFields({ serviceDeskId: desk.id, requestTypeId: Number(question.id) })).toMatchObject({
      canRaiseOnBehalfOf: false,
      canAddRequestParticipants: false,
      requestTypeFields: [{ fieldId: 'summary', required: true }, { fieldId: 'description', required: false }],
    });
  });

  it('are raised by a customer, and read with all that belongs to them', async () => {
    const { client, ana, desk, question, agent } = stranger;
    const { request } = client(ana).serviceDesk;
    const { issueKey = '' } = await request.createCustomerRequest(draft());
    await request.createRequestComment({ issueIdOrKey: issueKey, body: 'I am in a hurry' });
    await client(agent).serviceDesk.request.createRequestComment({ issueIdOrKey: issueKey, body: 'On Monday', public: true });
    expect(await request.getCustomerRequestByIdOrKey({ issueIdOrKey: issueKey, expand })).toMatchObject({
      issueKey: 'HELP-1',
      summary: 'When does it open?',
      reporter: { accountId: ana.accountId },
      currentStatus: { status: 'Waiting for support' },
      requestType: { id: question.id },
      serviceDesk: { id: desk.id },
      participants: { values: [] },
      status: { values: [{ status: 'Waiting for support' }] },
      comments: { values: [{ body: 'I am in a hurry', public: true }, { body: 'On Monday' }] },
      actions: { addComment: { allowed: true } },
    });
  });

  it('are raised for a customer by an agent and by the app, with participants', async () => {
    const { client, agent, app, ana, rui } = stranger;
    for (const user of [agent, app]) {
      const { issueKey = '' } = await client(user).serviceDesk.request.createCustomerRequest({ ...draft(), raiseOnBehalfOf: ana.accountId, requestParticipants: [rui.accountId] });
      expect(await client(rui).serviceDesk.request.getCustomerRequestByIdOrKey({ issueIdOrKey: issueKey, expand: ['participant'] })).toMatchObject({ reporter: { accountId: ana.accountId }, participants: { values: [{ accountId: rui.accountId }] } });
    }
  });

  it('are listed in pages to the end, by who owns them and by their state', async () => {
    const { client, agent, ana, fang, raise } = stranger;
    const keys: string[] = [];
    for (let count = 0; count < 5; count += 1) keys.push(await raise(ana));
    await raise(fang);
    const { request } = client(ana).serviceDesk;
    const seen: (string | undefined)[] = [];
    for (let start = 0, last = false; !last; start += 2) {
      const page = await request.getCustomerRequests({ start, limit: 2 });
      seen.push(...(page.values ?? []).map(({ issueKey }) => issueKey));
      last = page.isLastPage ?? true;
    }
    expect(seen.sort()).toEqual(keys);
    await client(agent).serviceDesk.request.performCustomerTransition({ issueIdOrKey: String(keys[0]), id: '41' });
    const listed = async (more: object) => (await request.getCustomerRequests({ requestOwnership: ['OWNED_REQUESTS'], ...more })).values?.map(({ issueKey }) => issueKey);
    expect(await listed({ requestStatus: 'CLOSED_REQUESTS' })).toEqual([keys[0]]);
    expect(await listed({ requestOwnership: ['PARTICIPATED_REQUESTS'] })).toEqual([]);
    expect((await client(agent).serviceDesk.request.getCustomerRequests({ requestOwnership: ['ALL_REQUESTS'] })).size).toBe(6);
  });

  it('are commented on publicly and internally, page by page', async () => {
    const { client, agent, ana, raise } = stranger;
    const issueIdOrKey = await raise(ana);
    const { request } = client(agent).serviceDesk;
    for (const [body, isPublic] of [['One', true], ['Two', false], ['Three', true]] as const) await request.createRequestComment({ issueIdOrKey, body, public: isPublic });
    const first = await request.getRequestComments({ issueIdOrKey, limit: 2 });
    expect(first).toMatchObject({ isLastPage: false, values: [{ body: 'One', public: true }, { body: 'Two', public: false }] });
    expect(await request.getRequestComments({ issueIdOrKey, start: 2, limit: 2 })).toMatchObject({ isLastPage: true, values: [{ body: 'Three' }] });
    expect((await request.getRequestComments({ issueIdOrKey, public: false })).size).toBe(1);
    expect(await request.getRequestCommentById({ issueIdOrKey, commentId: Number(first.values?.[0]?.id), expand: ['renderedBody'] })).toMatchObject({ body: 'One', renderedBody: { html: '<p>One</p>' } });
    expect((await refusal(request.createRequestComment({ issueIdOrKey, body: ' ' }))).status).toBe(400);
  });

  it('gain and lose participants; the reporter may ask for them too', async () => {
    const { client, agent, ana, rui, fang, raise } = stranger;
    const issueIdOrKey = await raise(ana);
    const { request } = client(agent).serviceDesk;
    await request.addRequestParticipants({ issueIdOrKey, accountIds: [rui.accountId] });
    await client(ana).serviceDesk.request.addRequestParticipants({ issueIdOrKey, accountIds: [fang.accountId] });
    expect((await request.getRequestParticipants({ issueIdOrKey })).values?.map(({ displayName }) => displayName)).toEqual(['Rui Costa', '王芳']);
    expect((await refusal(client(fang).serviceDesk.request.removeRequestParticipants({ issueIdOrKey, accountIds: [rui.accountId] }))).status).toBe(403);
    await request.removeRequestParticipants({ issueIdOrKey, accountIds: [rui.accountId] });
    expect((await refusal(client(rui).serviceDesk.request.getRequestParticipants({ issueIdOrKey }))).status).toBe(404);
    expect((await refusal(request.addRequestParticipants({ issueIdOrKey, accountIds: ['nobody'] }))).status).toBe(400);
  });

  it('are moved by agents, and muted by those who get their mail', async () => {
    const { client, agent, ana, raise } = stranger;
    const issueIdOrKey = await raise(ana);
    const { request } = client(agent).serviceDesk;
    const { values = [] } = await request.getCustomerTransitions({ issueIdOrKey });
    const resolve = values.find(({ name }) => name === 'Resolved');
    await request.performCustomerTransition({ issueIdOrKey, id: resolve?.id, additionalComment: { body: 'Done for you.' } });
    expect(await client(ana).serviceDesk.request.getCustomerRequestStatus({ issueIdOrKey })).toMatchObject({ values: [{ status: 'Resolved', statusCategory: 'DONE' }, { status: 'Waiting for support' }] });
    expect((await refusal(request.performCustomerTransition({ issueIdOrKey, id: '77' }))).status).toBe(400);
    const own = client(ana).serviceDesk.request;
    expect(await own.getSubscriptionStatus({ issueIdOrKey })).toEqual({ subscribed: true });
    await own.unsubscribe({ issueIdOrKey });
    expect(await own.getSubscriptionStatus({ issueIdOrKey })).toEqual({ subscribed: false });
    await own.subscribe({ issueIdOrKey });
  });

  it('wait in queues for agents', async () => {
    const { client, agent, ana, desk, raise } = stranger;
    const key = await raise(ana);
    const { servicedesk } = client(agent).serviceDesk;
    const { values = [] } = await servicedesk.getQueues({ serviceDeskId: desk.id, includeCount: true });
    expect(values).toMatchObject([{ name: 'All open', issueCount: 1 }, { name: 'Unassigned', issueCount: 1 }]);
    const queueId = Number(values[0]?.id);
    expect(await servicedesk.getQueue({ serviceDeskId: desk.id, queueId })).toMatchObject({ name: 'All open' });
    expect(await servicedesk.getIssuesInQueue({ serviceDeskId: desk.id, queueId })).toMatchObject({ size: 1, values: [{ key, fields: { summary: 'When does it open?' } }] });
    expect((await refusal(servicedesk.getQueue({ serviceDeskId: desk.id, queueId: 77 }))).status).toBe(404);
  });
});

describe('what a customer is refused', () => {
  let stranger: Stranger;
  let key: string;
  /** Ana's request, with a comment among the agents. */
  beforeEach(async () => {
    stranger = await startStranger();
    key = await stranger.raise(stranger.ana);
    await stranger.client(stranger.agent).serviceDesk.request.createRequestComment({ issueIdOrKey: key, body: 'secret-note', public: false });
  });
  afterEach(() => stranger.close());

  it('internal comments, by either API', async () => {
    const { client, ana, agent, state } = stranger;
    const [note] = state.commentsOf(state.issue(key)?.id ?? '');
    const commentId = Number(note?.id);
    const { request } = client(ana).serviceDesk;
    expect(await request.getRequestComments({ issueIdOrKey: key, internal: true })).toMatchObject({ size: 0 });
    expect((await refusal(request.getRequestCommentById({ issueIdOrKey: key, commentId }))).status).toBe(404);
    expect(JSON.stringify(await request.getCustomerRequestByIdOrKey({ issueIdOrKey: key, expand: ['comment', 'comment.renderedBody'] }))).not.toContain('secret-note');
    expect((await refusal(client(ana).issueComments.getComments({ issueIdOrKey: key }))).status).toBe(404);
    expect((await refusal(client(ana).issueComments.getComment({ issueIdOrKey: key, id: String(commentId) }))).status).toBe(404);
    expect(await client(ana).issueComments.getCommentsByIds({ ids: [commentId] })).toMatchObject({ values: [] });
    expect(await client(ana).issueSearch.searchAndReconsileIssuesUsingJql({ jql: 'comment ~ "secret-note"' })).toMatchObject({ issues: [] });
    expect((await client(agent).serviceDesk.request.getRequestComments({ issueIdOrKey: key })).size).toBe(1);
  });

  it('to write internally, by either API', async () => {
    const { client, ana } = stranger;
    expect((await refusal(client(ana).serviceDesk.request.createRequestComment({ issueIdOrKey: key, body: 'Hush', public: false }))).status).toBe(403);
    expect((await refusal(client(ana).issueComments.addComment({ issueIdOrKey: key, body: paragraph('Hush') }))).status).toBe(404);
  });

  it('to speak for somebody, and to choose participants, when she raises a request', async () => {
    const { client, ana, rui, desk, question } = stranger;
    const draft = { serviceDeskId: desk.id, requestTypeId: question.id, requestFieldValues: { summary: 'For Rui' } };
    const { request } = client(ana).serviceDesk;
    expect((await refusal(request.createCustomerRequest({ ...draft, raiseOnBehalfOf: rui.accountId }))).status).toBe(403);
    expect((await refusal(request.createCustomerRequest({ ...draft, requestParticipants: [rui.accountId] }))).status).toBe(403);
    expect((await refusal(request.createCustomerRequest({ ...draft, requestFieldValues: {} }))).status).toBe(400);
    expect((await refusal(request.createCustomerRequest({ ...draft, requestFieldValues: { summary: 'x', priority: 'High' } as object }))).status).toBe(400);
  });

  it("other customers' requests, all their parts included", async () => {
    const { client, rui, fang, stranger: outsider } = stranger;
    for (const user of [rui, fang, outsider]) {
      const { request } = client(user).serviceDesk;
      const parts = [
        request.getCustomerRequestByIdOrKey({ issueIdOrKey: key }),
        request.getCustomerRequestStatus({ issueIdOrKey: key }),
        request.getCustomerTransitions({ issueIdOrKey: key }),
        request.getRequestParticipants({ issueIdOrKey: key }),
        request.getSubscriptionStatus({ issueIdOrKey: key }),
        request.createRequestComment({ issueIdOrKey: key, body: 'Me too' }),
        request.addRequestParticipants({ issueIdOrKey: key, accountIds: [user.accountId] }),
        request.performCustomerTransition({ issueIdOrKey: key, id: '41' }),
      ];
      for (const part of parts) expect((await refusal(part)).status).toBe(404);
      expect((await request.getCustomerRequests({ requestOwnership: ['ALL_REQUESTS'] })).values).toEqual([]);
    }
  });

  it('queues, moves, and what agents see of organizations and customers', async () => {
    const { client, ana, desk, organization } = stranger;
    const { servicedesk, request, organization: organizations, customer } = client(ana).serviceDesk;
    expect(await request.getCustomerTransitions({ issueIdOrKey: key })).toMatchObject({ values: [] });
    const refused = [
      servicedesk.getQueues({ serviceDeskId: desk.id }),
      servicedesk.getIssuesInQueue({ serviceDeskId: desk.id, queueId: 1 }),
      request.performCustomerTransition({ issueIdOrKey: key, id: '41' }),
      organizations.getUsersInOrganization({ organizationId: Number(organization.id) }),
      organizations.getServiceDeskOrganizations({ serviceDeskId: desk.id }),
      organizations.createOrganization({ name: 'Mine' }),
      organizations.deleteOrganization({ organizationId: Number(organization.id) }),
      customer.createCustomer({ email: 'friend@client.example', displayName: 'A friend' }),
      servicedesk.addCustomers({ serviceDeskId: desk.id, accountIds: [ana.accountId] }),
    ];
    for (const call of refused) expect((await refusal(call)).status).toBe(403);
  });

  it('the projects and issues behind the portal', async () => {
    const { client, ana, issue, support } = stranger;
    const { key: work } = issue();
    const { projects, issues, issueProperties, projectVersions, projectComponents, permissions } = client(ana);
    expect(await projects.searchProjects()).toMatchObject({ total: 0 });
    const hidden = [
      projects.getProject({ projectIdOrKey: 'ACME' }),
      projects.getProject({ projectIdOrKey: support.key }),
      projects.getAllStatuses({ projectIdOrKey: 'ACME' }),
      projectVersions.getProjectVersions({ projectIdOrKey: 'ACME' }),
      projectComponents.getProjectComponents({ projectIdOrKey: 'ACME' }),
      issues.getIssue({ issueIdOrKey: work }),
      issues.getIssue({ issueIdOrKey: key }),
      issues.getChangeLogs({ issueIdOrKey: key }),
      issues.editIssue({ issueIdOrKey: key, fields: { summary: 'Mine' } }),
      issues.deleteIssue({ issueIdOrKey: key }),
      issueProperties.getIssuePropertyKeys({ issueIdOrKey: key }),
      permissions.getMyPermissions({ issueKey: key, permissions: 'BROWSE_PROJECTS' }),
    ];
    for (const call of hidden) expect((await refusal(call)).status).toBe(404);
    expect((await refusal(issues.createIssue({ fields: { project: { key: 'HELP' }, issuetype: { name: 'Task' }, summary: 'Mine' } }))).status).toBe(400);
  });
});
