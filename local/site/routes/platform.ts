import type { SiteApp, SiteContext } from '../context';
import { mountCatalogue } from './catalogue';
import { mountChangelogs } from './changelogs';
import { mountComments } from './comments';
import { mountComponents } from './components';
import { mountEntityProperties } from './entity-properties';
import { mountIssueCreation } from './issue-creation';
import { mountIssueMetadata } from './issue-metadata';
import { mountIssues } from './issues';
import { mountJql } from './jql';
import { mountLinkTypes } from './link-types';
import { mountLinks } from './links';
import { mountPermissions } from './permissions';
import { mountProjectChanges } from './project-changes';
import { mountProjectRoles } from './project-roles';
import { mountProjects } from './projects';
import { mountRemoteLinks } from './remote-links';
import { mountSearch } from './search';
import { mountTransitions } from './transitions';
import { mountUserSearches } from './user-searches';
import { mountUsers } from './users';
import { mountVersionChanges } from './version-changes';
import { mountVersions } from './versions';

/** Jira's platform API, version 3: https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
export function mountPlatform(app: SiteApp, context: SiteContext): void {
  mountCatalogue(app, context);
  mountUsers(app, context);
  mountUserSearches(app, context);
  mountPermissions(app, context);
  mountProjects(app, context);
  mountProjectChanges(app, context);
  mountProjectRoles(app, context);
  mountComponents(app, context);
  mountVersions(app, context);
  mountVersionChanges(app, context);
  mountSearch(app, context);
  mountJql(app, context);
  mountChangelogs(app, context);
  mountIssueCreation(app, context);
  mountIssueMetadata(app, context);
  mountIssues(app, context);
  mountTransitions(app, context);
  mountComments(app, context);
  mountEntityProperties(app, context);
  mountLinks(app, context);
  mountLinkTypes(app, context);
  mountRemoteLinks(app, context);
}
