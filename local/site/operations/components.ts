import { invalidField } from '../errors';
import type { Component, SiteUser } from '../model';
import type { SiteState } from '../state';
import { editIssue } from './issues';

export const componentsOf = (state: SiteState, projectId: string): Component[] => [...state.components.all()].filter((component) => component.projectId === projectId);

function checkComponent(state: SiteState, component: Component): void {
  if (component.name.trim() === '') throw invalidField('name', 'The component name specified is invalid - cannot be an empty string.');
  if (component.name.length > 255) throw invalidField('name', 'The component name must not exceed 255 characters in length.');
  const twin = componentsOf(state, component.projectId).some((other) => other.id !== component.id && other.name.toLowerCase() === component.name.toLowerCase());
  if (twin) throw invalidField('name', `A component with the name ${component.name} already exists in this project.`);
  if (component.leadAccountId !== undefined && !state.users.get(component.leadAccountId)) throw invalidField('leadAccountId', 'The user does not exist.');
}

export function createComponent(state: SiteState, input: Omit<Component, 'id'>): Component {
  checkComponent(state, { ...input, id: '' });
  return state.components.put({ ...input, id: state.nextId('component', 10_000) });
}

export function updateComponent(state: SiteState, component: Component, changes: Partial<Omit<Component, 'id' | 'projectId'>>): Component {
  const next = { ...component, ...changes };
  checkComponent(state, next);
  return state.components.put(next);
}

/** Its issues lose it, or get another one of the project instead. */
export function deleteComponent(state: SiteState, actor: SiteUser, component: Component, replacement?: Component): void {
  state.batch(() => {
    for (const issue of state.issuesOf(component.projectId)) {
      if (!issue.componentIds.includes(component.id)) continue;
      const kept = issue.componentIds.filter((id) => id !== component.id);
      editIssue(state, actor, issue, { componentIds: [...new Set([...kept, ...(replacement ? [replacement.id] : [])])] });
    }
    state.components.delete(component.id);
  });
}
