import type { Engagement } from '../../src/clients/contract';
import { useReader } from '../shared/reader';
import { SquareName } from '../shared/SquareName';
import { cadenceInWords } from './cadence';

export function EngagementList({ engagements, onOpen }: { engagements: Engagement[]; onOpen: (id: string) => void }) {
  const reader = useReader();
  const { t, dateWithDistance } = reader;
  return (
    <ul className="list" aria-label={t('clients.tab')}>
      {engagements.map((engagement) => (
        <li key={engagement.id}>
          <button type="button" className="list-link" onClick={() => onOpen(engagement.id)}>
            <span className="strong">
              <SquareName id={engagement.client.id} name={engagement.client.name} />
            </span>
            <span className="subtle">
              {t('clients.contact-count', { count: engagement.contacts.length })} · {cadenceInWords(engagement.cadence, reader)} ·{' '}
              {t('clients.next-update', { date: dateWithDistance(engagement.nextUpdateOn) })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
