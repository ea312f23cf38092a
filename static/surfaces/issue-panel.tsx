import { view } from '@forge/bridge';
import { mountSurface } from '../shared/mount-surface';
import { IssuePanel } from './IssuePanel';

const { extension } = (await view.getContext()) as unknown as { extension: { issue: { id: string }; project: { key: string } } };

void mountSurface(
  <main className="panel">
    <IssuePanel issueId={extension.issue.id} projectKey={extension.project.key} />
  </main>,
  ['panel'],
);
