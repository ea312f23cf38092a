import type { PortalPreferences } from '../../../src/feedback/contract';
import { callPortal, Opening } from './opening';
import { usePortalReader } from './portal-reader';
import { ProjectPreferences } from './ProjectPreferences';
import { Visitor } from './Visitor';

const read = () => callPortal('portal.preferences');

/** How she wants to be kept posted, for each of her projects. */
export function PreferencesPage() {
  return (
    <Opening read={read} lines={6}>
      {(view) => (view.who === 'visitor' ? <Visitor /> : <Projects projects={view.projects} />)}
    </Opening>
  );
}

function Projects({ projects }: { projects: PortalPreferences[] }) {
  const { t } = usePortalReader();
  return (
    <main className="portal-surface stack-wide">
      <div className="stack-tight">
        <h1 className="portal-heading">{t('portal.preferences.title')}</h1>
        <p className="subtle">{t('portal.preferences.intro')}</p>
      </div>
      {projects.map((project) => (
        <ProjectPreferences key={project.engagementId} preferences={project} named={projects.length > 1} />
      ))}
    </main>
  );
}
