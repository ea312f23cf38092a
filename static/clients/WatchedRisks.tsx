import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import CrossIcon from '@atlaskit/icon/core/cross';
import { mostIssuesOfRisk, mostWatchedRisks, type WatchedRisk } from '../../src/clients/risk-contract';
import { languages } from '../../src/i18n/language';
import { IconAction } from '../shared/IconAction';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';
import { IssuePicker } from './IssuePicker';

type Props = { risks: WatchedRisk[]; onChange: (risks: WatchedRisk[]) => void; errorAt: (field: string) => string | undefined; disabled: boolean };

/** The risks every update has to mention. */
export function WatchedRisks({ risks, onChange, errorAt, disabled }: Props) {
  const { t } = useReader();
  return (
    <section className="stack">
      <Heading size="medium" as="h3">
        {t('plan.form.risks')}
      </Heading>
      <p className="subtle">{t('plan.form.risks-hint')}</p>
      {risks.map((risk, index) => (
        <RiskFields
          key={risk.id}
          risk={risk}
          title={t('plan.form.risk', { number: index + 1 })}
          errorAt={(field) => errorAt(`plan.watchedRisks.${index}${field}`)}
          disabled={disabled}
          onChange={(changed) => onChange(risks.map((each) => (each.id === risk.id ? changed : each)))}
          onRemove={() => onChange(risks.filter(({ id }) => id !== risk.id))}
        />
      ))}
      {disabled || risks.length >= mostWatchedRisks ? null : (
        <div>
          <Button onClick={() => onChange([...risks, { id: crypto.randomUUID(), names: {}, issues: [] }])}>{t('plan.form.risk-add')}</Button>
        </div>
      )}
    </section>
  );
}

type FieldsProps = { risk: WatchedRisk; title: string; errorAt: (field: string) => string | undefined; disabled: boolean; onChange: (risk: WatchedRisk) => void; onRemove: () => void };

function RiskFields({ risk, title, errorAt, disabled, onChange, onRemove }: FieldsProps) {
  const { t, languageName } = useReader();
  const { names, issues } = risk;
  const wrong = languages.find((language) => errorAt(`.names.${language}`)) ?? languages[0];
  return (
    <fieldset className="watched-risk stack-tight">
      <legend className="legend">{title}</legend>
      <div className="two-columns">
        {languages.map((language) => (
          <TextField
            key={language}
            label={t('plan.form.risk-name', { language: languageName(language) })}
            value={names[language] ?? ''}
            error={language === wrong ? errorAt('') : undefined}
            disabled={disabled}
            onChange={(name) => onChange({ ...risk, names: { ...names, [language]: name } })}
          />
        ))}
      </div>
      <span className="legend">{t('plan.form.risk-issues')}</span>
      <span className="field-hint">{t('plan.form.risk-issues-hint')}</span>
      {issues.length > 0 ? (
        <ul className="row" aria-label={t('plan.form.risk-issues')}>
          {issues.map(({ id, key }) => (
            <li key={id} className="word">
              <span className="issue-key">{key}</span>
              {disabled ? null : <IconAction icon={CrossIcon} label={t('plan.form.risk-without-issue', { key })} onClick={() => onChange({ ...risk, issues: issues.filter((other) => other.id !== id) })} />}
            </li>
          ))}
        </ul>
      ) : null}
      {disabled || issues.length >= mostIssuesOfRisk ? null : (
        <IssuePicker label={t('plan.form.risk-issue')} onPick={({ id, key }) => onChange({ ...risk, issues: [...issues.filter((other) => other.id !== id), { id, key }] })} />
      )}
      {disabled ? null : (
        <div>
          <Button appearance="subtle" onClick={onRemove}>
            {t('plan.form.risk-remove')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
