import { useMutation } from '@tanstack/react-query';
import { chartKinds, type ChartKind } from '../../src/updates/chart-contract';
import type { Draft } from '../../src/updates/contract';
import type { ChartWords } from '../shared/charts/chart-words';
import { WithChartWords } from '../shared/charts/WithChartWords';
import { CheckField } from '../shared/CheckField';
import { ErrorPanel } from '../shared/ErrorPanel';
import { useCall } from './calls';

type Props = { draft: Draft; onChosen: (revision: string, charts: ChartKind[]) => void; onConflict: () => void };

/** Which charts the update shows. */
export function ChartChoice(props: Props) {
  return <WithChartWords>{(words) => <Choice {...props} words={words} />}</WithChartWords>;
}

function Choice({ draft: { engagementId, healthRevision, charts }, words: { t }, onChosen, onConflict }: Props & { words: ChartWords }) {
  const call = useCall();
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
