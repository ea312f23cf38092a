import { rhythm as en } from './en/rhythm';
import type { Language } from './language';
import type { RhythmKey } from './rhythm-words';
import type { Catalogue } from './translate';
import { rhythm as zhCN } from './zh-CN/rhythm';

export const rhythmCatalogues: Record<Language, Catalogue<RhythmKey>> = { en, 'zh-CN': zhCN };
