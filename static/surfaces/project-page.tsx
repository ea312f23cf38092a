import { mountSurface } from '../shared/mount-surface';
import { ProjectPage } from './ProjectPage';

void mountSurface(<ProjectPage />, ['clients', 'updates', 'panel', 'bad-news', 'promises', 'asks', 'feedback']);
