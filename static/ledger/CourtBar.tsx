import { type CourtDays, courtParties } from '../../src/ledger/contract';
import { useReader } from '../shared/reader';
import '../shared/charts/days-by-party.css';

type Props = { days: CourtDays; client: string; label: string };

/** Whose days they were, drawn; the same as a table for who does not see it. */
export function CourtBar({ days, client, label }: Props) {
  const { t } = useReader();
  const shown = courtParties.filter((party) => days[party] > 0);
  const all = shown.reduce((sum, party) => sum + days[party], 0);
  if (all === 0) return null;
  const before = (index: number) => shown.slice(0, index).reduce((sum, party) => sum + days[party], 0);
  return (
    <div className="stack-tight">
      <svg className="party-bar" viewBox={`0 0 ${all} 1`} preserveAspectRatio="none" aria-hidden="true">
        {shown.map((party, index) => (
          <rect key={party} className={`party-${party}`} x={before(index)} y={0} width={days[party]} height={1} />
        ))}
      </svg>
      <ul className="party-legend" aria-hidden="true">
        {shown.map((party) => (
          <li key={party}>
            <span className={`party-mark party-${party}`} />
            {t(`court.party.${party}`, { client })} <strong>{days[party]}</strong>
          </li>
        ))}
      </ul>
      <table className="visually-hidden">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('court.column.party')}</th>
            <th scope="col">{t('court.column.days')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((party) => (
            <tr key={party}>
              <th scope="row">{t(`court.party.${party}`, { client })}</th>
              <td>{days[party]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
