import { createContext, useContext, type ReactNode } from 'react';
import { type Call, makeCall } from './call';

const ProjectContext = createContext<string | undefined>(undefined);

/** On a page across projects: what is below speaks of this one. A project's own page has it from Jira. */
export function ProjectInForce({ projectId, children }: { projectId: string; children: ReactNode }) {
  return <ProjectContext.Provider value={projectId}>{children}</ProjectContext.Provider>;
}

/** Makes the hook by which the views of an area call: about the project in force where they are shown. */
export function makeUseCall<Calls>(): () => Call<Calls> {
  const made = new Map<string | undefined, Call<Calls>>();
  return () => {
    const projectId = useContext(ProjectContext);
    const call = made.get(projectId) ?? makeCall<Calls>(projectId);
    made.set(projectId, call);
    return call;
  };
}
