import { feedbackKinds, type InboxFilter } from '../../../src/feedback/contract';
import { useReader } from '../../shared/reader';
import { SelectField } from '../../shared/SelectField';

type Props = { filter: InboxFilter; clients: { engagementId: string; name: string }[]; onChange: (filter: InboxFilter) => void };
const shows = ['open', 'all', 'closed'] as const;

export function InboxFilters({ filter, clients, onChange }: Props) {
  const { t } = useReader();
  const { kind, engagementId, owner } = filter;
  const any = { value: 'any', label: t('feedback.any') } as const;
  return (
    <div className="inbox-filters">
      <SelectField label={t('feedback.show')} value={filter.show} options={shows.map((value) => ({ value, label: t(`feedback.show.${value}`) }))} onChange={(show) => onChange({ ...filter, show })} />
      <SelectField
        label={t('feedback.kind-filter')}
        value={kind ?? 'any'}
        options={[any, ...feedbackKinds.map((value) => ({ value, label: t(`feedback.kind.${value}`) }))]}
        onChange={(value) => onChange({ ...filter, kind: value === 'any' ? undefined : value })}
      />
      {clients.length > 1 ? (
        <SelectField
          label={t('feedback.client-filter')}
          value={engagementId ?? 'any'}
          options={[any, ...clients.map((client) => ({ value: client.engagementId, label: client.name }))]}
          onChange={(value) => onChange({ ...filter, engagementId: value === 'any' ? undefined : value })}
        />
      ) : null}
      <SelectField
        label={t('feedback.owner-filter')}
        value={owner ?? 'any'}
        options={[any, { value: 'me', label: t('feedback.owner.me') }, { value: 'nobody', label: t('feedback.owner.nobody') }]}
        onChange={(value) => onChange({ ...filter, owner: value === 'any' ? undefined : value })}
      />
    </div>
  );
}
