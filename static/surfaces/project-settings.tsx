import Heading from '@atlaskit/heading';
import { lazy, Suspense } from 'react';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { mountSurface } from '../shared/mount-surface';
import { PageTabs } from '../shared/PageTabs';
import { useReader } from '../shared/reader';
import { useRoute } from '../shared/router';
import { TabPanel } from '../shared/TabPanel';
import { UpdateSettings } from './UpdateSettings';

const RoutingSettings = lazy(async () => ({ default: (await import('../feedback/routing/RoutingSettings')).RoutingSettings }));

/** Each tab is opened by a call of its own, when it is opened. */
function ProjectSettings() {
  const { t } = useReader();
  const { segments, go } = useRoute();
  const tab = segments[0] === 'feedback' ? 'feedback' : 'updates';
  return (
    <main className="page">
      <Heading size="xlarge" as="h1">
        {t('shared.title')}
      </Heading>
      <PageTabs
        label={t('shared.title')}
        tabs={[
          { id: 'updates', label: t('routing.tab.updates') },
          { id: 'feedback', label: t('routing.tab.feedback') },
        ]}
        selected={tab}
        panelId="settings-tab"
        onSelect={(id) => go(id === 'updates' ? '/' : `/${id}`)}
      />
      <TabPanel id="settings-tab" selected={tab}>
        {tab === 'updates' ? (
          <UpdateSettings />
        ) : (
          <Suspense fallback={<LoadingSkeleton lines={6} />}>
            <RoutingSettings />
          </Suspense>
        )}
      </TabPanel>
    </main>
  );
}

void mountSurface(<ProjectSettings />, ['clients', 'settings', 'feedback', 'routing']);
