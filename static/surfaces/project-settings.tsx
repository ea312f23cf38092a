import Heading from '@atlaskit/heading';
import { ProjectSettingsView } from '../clients/ProjectSettingsView';
import { useReader } from '../shared/reader';
import { mountSurface } from '../shared/mount-surface';

function ProjectSettings() {
  const { t } = useReader();
  return (
    <main className="page">
      <Heading size="xlarge" as="h1">
        {t('shared.title')}
      </Heading>
      <ProjectSettingsView />
    </main>
  );
}

void mountSurface(<ProjectSettings />);
