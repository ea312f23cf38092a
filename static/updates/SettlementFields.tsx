import { courtParties, type CourtDispute } from '../../src/ledger/contract';
import type { CourtSettlement } from '../../src/updates/court-contract';
import type { CallError } from '../shared/call';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';
import { TextField } from '../shared/TextField';
import { wordsFor } from '../../src/i18n/words-for';
import { useCourtWords } from './court-words';

type Props = { disputes: CourtDispute[]; client: string; settled: CourtSettlement[]; refused?: CallError; onChange: (settled: CourtSettlement[]) => void; initial: (dispute: CourtDispute) => CourtSettlement };

const settlementFields = ['party', 'from', 'to'] as const;

/** Which of the open disputes a version settles, and how. */
export function SettlementFields({ disputes, client, settled, refused, onChange, initial }: Props) {
  const { t, language, failure } = useReader();
  const errorAt = (field: string) => (refused?.field === field ? failure(refused) : undefined);
  const isAtField = settled.some((_, index) => settlementFields.some((name) => refused?.field === `accepts.${index}.${name}`));
  const { span, party } = useCourtWords(client);
  return (
    <fieldset className="stack">
      <legend className="strong">{t('sharing.settle')}</legend>
      <p className="subtle small">{t('sharing.settle-none')}</p>
      {disputes.map((dispute) => {
        const { id, name = '', side, says, about, from, to, version } = dispute;
        const index = settled.findIndex(({ disputeId }) => disputeId === id);
        const known = settled[index];
        const change = (next: Partial<CourtSettlement>) => onChange(settled.map((each) => (each.disputeId === id ? { ...each, ...next } : each)));
        return (
          <div key={id} className="stack-tight">
            <label className="check">
              <input type="checkbox" checked={known !== undefined} onChange={(event) => onChange(event.target.checked ? [...settled, initial(dispute)] : settled.filter(({ disputeId }) => disputeId !== id))} />{' '}
              <span className="breakable">
                {t(side === 'team' ? 'sharing.by-us' : 'sharing.by-client', { name, claim: party(dispute.claims) })}
                <br />
                <span className="subtle small">{t('sharing.about', { about: wordsFor(about, language) ?? '', span: span(from, to), party: party(dispute.party), version: String(version) })}</span>
                <br />
                <bdi>“{says}”</bdi>
              </span>
            </label>
            {known ? (
              <div className="row settlement">
                <SelectField label={t('sharing.settle-party')} error={errorAt(`accepts.${index}.party`)} value={known.party} options={courtParties.filter((each) => each !== dispute.party).map((each) => ({ value: each, label: party(each) }))} onChange={(whose) => change({ party: whose })} />
                <TextField label={t('sharing.settle-from')} type="date" required error={errorAt(`accepts.${index}.from`)} value={known.from} onChange={(day) => change({ from: day })} />
                <TextField label={t('sharing.settle-to')} type="date" required error={errorAt(`accepts.${index}.to`)} value={known.to} onChange={(day) => change({ to: day })} />
              </div>
            ) : null}
          </div>
        );
      })}
      {refused && !isAtField ? (
        <p className="field-error" role="alert">
          {failure(refused)}
        </p>
      ) : null}
    </fieldset>
  );
}
