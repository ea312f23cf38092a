import { deliveryGroups, type DeliveryGroup, type SentUpdate } from '../../src/updates/contract';
import { useReader } from '../shared/reader';

type Props = { update: SentUpdate; chosen: DeliveryGroup | undefined; onChoose: (group: DeliveryGroup | undefined) => void };

/** A short list is read at a glance. */
const fewest = 6;

/** Which deliveries to look at, and how many of each there are. */
export function DeliveryFilter({ update: { recipients, counts }, chosen, onChoose }: Props) {
  const { t } = useReader();
  const present = deliveryGroups.filter((group) => counts[group] > 0);
  if (recipients < fewest || present.length < 2) return null;
  return (
    <div className="row" role="group" aria-label={t('updates.show-deliveries')}>
      <button type="button" className="toggle" aria-pressed={chosen === undefined} onClick={() => onChoose(undefined)}>
        {t('updates.group.all', { count: recipients })}
      </button>
      {present.map((group) => (
        <button key={group} type="button" className="toggle" aria-pressed={chosen === group} onClick={() => onChoose(group)}>
          {t(`updates.group.${group}`, { count: counts[group] })}
        </button>
      ))}
    </div>
  );
}
