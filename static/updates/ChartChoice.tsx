import { useMutation } from '@tanstack/react-query';
import { chartKinds, type ChartKind } from '../../src/updates/chart-contract';
import type { Draft } from '../../src/updates/contract';
import { CheckField } from '../shared/CheckField';
import { ErrorPanel } from '../shared/ErrorPanel';
import { useReader } from '../shared/reader';
import { WithWords } from '../shared/WithWords';
import { useCall } from './calls';

type Props = { draft: Draft; onChosen: (revision: string, charts: ChartKind[]) => void; onConflict: () => void };

/** Which charts the update shows. */
export function ChartChoice(props: Props) {
  return (
    <WithWords areas={['charts']}>
      <Choice {...props} />
    </WithWords>
  );
}

function Choice({ draft: { engagementId, healthRevision, charts }, onChosen, onConflict }: Props) {
  const call = useCall();
  const { t } = useReader();
  const choose = useMutation({
    mutationFn: (chosen: ChartKind[]) => call('updates.choose-charts', { engagementId, revision: healthRevision, charts: chosen }),
    onSuccess: ({ revision, charts: chosen }) => onChosen(revision, chosen),
    onError: onConflict,
  });
  const shown = choose.isPending ? choose.variables : charts.chosen;
  return (
    <fieldset className="chart-choice stack-tight">
      <legend className="legend">{t('charts.choice')}</legend>
      {chartKinds.map((kind) => (
        <CheckField
          key={kind}
          label={charts.ready.includes(kind) ? t(`chart.${kind}`) : t('charts.choice.not-yet', { chart: t(`chart.${kind}`) })}
          checked={shown.includes(kind)}
          onChange={(checked) => choose.mutate(chartKinds.filter((each) => (each === kind ? checked : shown.includes(each))))}
        />
      ))}
      <p className="field-hint">{t('charts.choice.hint')}</p>
      {choose.isError ? <ErrorPanel error={choose.error} /> : null}
    </fieldset>
  );
}
