import { router, NavigationTarget } from '@forge/bridge';

/** Leaves for the app's page of a project; `path` is ours below it. */
export function openProjectPage(projectKey: string, path: string): void {
  void router.navigate({ target: NavigationTarget.Module, moduleKey: 'project-page', projectKey, path });
}
