import { roads, type Road } from '../../src/clients/contract';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';

/** By which road a message reaches her, in words. */
export function RoadField({ value, onChange, error }: { value: Road; onChange: (road: Road) => void; error?: string }) {
  const { t } = useReader();
  return (
    <SelectField
      label={t('clients.road')}
      value={value}
      options={[...roads].reverse().map((road) => ({ value: road, label: t(`clients.road.${road}`) }))}
      onChange={onChange}
      hint={t(`clients.road-hint.${value}`)}
      error={error}
    />
  );
}
