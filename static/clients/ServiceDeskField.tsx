import type { Engagement, ServiceDeskChoice } from '../../src/clients/contract';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';

type Props = { choices: ServiceDeskChoice[]; value: Engagement['serviceDesk']; onChange: (value: Engagement['serviceDesk']) => void; error?: string; disabled?: boolean };

/** Service project and request type in one choice: there are few of both. */
export function ServiceDeskField({ choices, value, onChange, error, disabled }: Props) {
  const { t } = useReader();
  const pairs = choices.flatMap((desk) =>
    desk.requestTypes.map((type) => ({
      value: `${desk.serviceDeskId}/${type.id}`,
      label: t('clients.service-desk-choice', { desk: desk.name, type: type.name }),
      choice: { serviceDeskId: desk.serviceDeskId, requestTypeId: type.id, name: desk.name },
    })),
  );
  return (
    <SelectField
      label={t('clients.service-desk')}
      hint={choices.length === 0 ? t('clients.service-desk-none') : t('clients.service-desk-hint')}
      value={value ? `${value.serviceDeskId}/${value.requestTypeId}` : ''}
      placeholder={t('shared.choose')}
      options={pairs}
      onChange={(chosen) => onChange(pairs.find((pair) => pair.value === chosen)?.choice)}
      error={error}
      disabled={disabled}
    />
  );
}
