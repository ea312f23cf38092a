import type { ServiceDeskChoice, ServiceDeskPlace } from '../../src/clients/contract';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';

type Props = { choices: ServiceDeskChoice[]; value: ServiceDeskPlace; onChange: (value: ServiceDeskPlace) => void; error?: string };
const byCandor = '-';

/** What the requests of the portal's form are filed as. */
export function FeedbackTypeField({ choices, value, onChange, error }: Props) {
  const { t } = useReader();
  const types = choices.find(({ serviceDeskId }) => serviceDeskId === value.serviceDeskId)?.requestTypes ?? [];
  return (
    <SelectField
      label={t('clients.feedback-type')}
      hint={t('clients.feedback-type-hint')}
      value={value.feedbackRequestTypeId ?? byCandor}
      options={[{ value: byCandor, label: t('clients.feedback-type-default') }, ...types.map(({ id, name }) => ({ value: id, label: name }))]}
      error={error}
      onChange={(chosen) => {
        const { feedbackRequestTypeId: _before, ...place } = value;
        onChange(chosen === byCandor ? place : { ...place, feedbackRequestTypeId: chosen });
      }}
    />
  );
}
