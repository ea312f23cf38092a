import { mountSurface } from '../shared/mount-surface';
import { TodayPage } from './today/TodayPage';

void mountSurface(<TodayPage />, ['today', 'updates', 'clients', 'panel', 'bad-news', 'promises', 'feedback']);
