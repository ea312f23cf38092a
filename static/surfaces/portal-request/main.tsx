import { mountPortal } from '../../feedback/portal/mount-portal';
import { RequestState } from '../../feedback/portal/RequestState';

void mountPortal(({ requestKey }) => <RequestState requestKey={requestKey} />);
