import { FeedbackPanel } from '../../feedback/portal/FeedbackPanel';
import { mountPortal } from '../../feedback/portal/mount-portal';

void mountPortal(() => <FeedbackPanel />);
