import type { PortalProject } from '../../../src/feedback/contract';
import { formatDate } from '../../../src/i18n/dates';
import type { OpenAsk } from '../../../src/ledger/contract';
import { usePortalReader } from './portal-reader';
import { wordsFor } from '../../../src/i18n/words-for';

type Props = { asks?: OpenAsk[]; projects?: PortalProject[] };

/** What her side still has to give, before anything else. Nothing where nothing is open. */
export function NeededFromHer({ asks = [], projects = [] }: Props) {
  const { t, today, language } = usePortalReader();
  if (asks.length === 0) return null;
  const day = (date: string) => formatDate(date, language, today);
  return (
    <section className="stack-tight portal-asks">
      <h2 className="portal-label">{t('portal.asks')}</h2>
      <ul className="portal-work">
        {asks.map(({ id, engagementId, texts, askedOn, neededBy, overdue }) => {
          const project = projects.length > 1 ? projects.find((each) => each.engagementId === engagementId)?.name : undefined;
          const when = neededBy === undefined ? t('portal.asks.asked', { asked: day(askedOn) }) : t(overdue ? 'portal.asks.overdue' : 'portal.asks.needed', { asked: day(askedOn), date: day(neededBy) });
          return (
            <li key={id}>
              <bdi className="breakable">{wordsFor(texts, language)}</bdi>
              <p className={overdue ? 'portal-late portal-small' : 'subtle portal-small'}>{project === undefined ? when : `${project} · ${when}`}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
