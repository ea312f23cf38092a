import { FeedbackPage } from '../../feedback/portal/FeedbackPage';
import { mountPortal } from '../../feedback/portal/mount-portal';

void mountPortal(() => <FeedbackPage />);
