import type { SiteApp, SiteContext } from '../context';
import { mountCatalogue } from './catalogue';
import { mountChangelogs } from './changelogs';
import { mountComments } from './comments';
import { mountEntityProperties } from './entity-properties';
import { mountIssues } from './issues';
import { mountJql } from './jql';
import { mountLinks } from './links';
import { mountPermissions } from './permissions';
import { mountProjects } from './projects';
import { mountSearch } from './search';
import { mountUsers } from './users';
import { mountVersions } from './versions';

/** Jira's platform API, version 3: https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
export function mountPlatform(app: SiteApp, context: SiteContext): void {
  mountCatalogue(app, context);
  mountUsers(app, context);
  mountPermissions(app, context);
  mountProjects(app, context);
  mountVersions(app, context);
  mountSearch(app, context);
  mountJql(app, context);
  mountChangelogs(app, context);
  mountIssues(app, context);
  mountComments(app, context);
  mountEntityProperties(app, context);
  mountLinks(app, context);
}
