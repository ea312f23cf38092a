import { PreferencesPage } from '../../feedback/portal/PreferencesPage';
import { mountPortal } from '../../feedback/portal/mount-portal';

void mountPortal(() => <PreferencesPage />);
