import { useId, useState, type FormEvent } from 'react';
import { messageLengths } from '../../../src/clients/contract';
import type { PortalPreferences } from '../../../src/feedback/contract';
import { addDays } from '../../../src/i18n/dates';
import { languages, type Language } from '../../../src/i18n/language';
import { asCallError } from '../../shared/call';
import { ChoiceCards } from './ChoiceCards';
import { callPortal } from './opening';
import { usePortalReader } from './portal-reader';

const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': '中文' };
const rhythms = ['week', 'two-weeks', 'month'] as const;
type Rhythm = (typeof rhythms)[number];

/** Her wishes for one project; the project is named where she has several. */
export function ProjectPreferences({ preferences, named }: { preferences: PortalPreferences; named: boolean }) {
  const { t, failure, today } = usePortalReader();
  const id = useId();
  const [chosen, setChosen] = useState(preferences);
  const [status, setStatus] = useState<{ saved?: boolean; error?: string; field?: string }>({});
  const [saving, setSaving] = useState(false);
  const change = (next: Partial<PortalPreferences>) => {
    setChosen({ ...chosen, ...next });
    setStatus({});
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (saving) return;
    setSaving(true);
    const { engagementId, language, length, every, pausedUntil } = chosen;
    try {
      setChosen(await callPortal('portal.save-preferences', { engagementId, language, length, ...(every && { every }), ...(pausedUntil && { pausedUntil }) }));
      setStatus({ saved: true });
    } catch (error) {
      setStatus({ error: failure(error), field: asCallError(error).field });
    } finally {
      setSaving(false);
    }
  };
  return (
    <form className="stack" onSubmit={(event) => void save(event)} noValidate>
      {named ? <h2 className="portal-subheading">{chosen.name}</h2> : null}
      <ChoiceCards
        name={`${id}-language`}
        legend={t('portal.preferences.language')}
        choices={languages.map((value) => ({ value, label: languageNames[value] }))}
        chosen={chosen.language}
        onChoose={(language) => change({ language })}
      />
      <ChoiceCards
        name={`${id}-length`}
        legend={t('portal.preferences.length')}
        choices={messageLengths.map((value) => ({ value, label: t(`portal.preferences.${value}`) }))}
        chosen={chosen.length}
        onChoose={(length) => change({ length })}
      />
      <div className="field">
        <label className="portal-label" htmlFor={`${id}-every`}>
          {t('portal.preferences.every')}
        </label>
        <select id={`${id}-every`} className="input portal-input" value={chosen.every ?? ''} onChange={(event) => change({ every: (event.target.value || undefined) as Rhythm | undefined })}>
          <option value="">{t('portal.preferences.planned', { every: t(`portal.preferences.every.${chosen.plannedEvery}`) })}</option>
          {rhythms.map((every) => (
            <option key={every} value={every}>
              {t(`portal.preferences.every.${every}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="portal-label" htmlFor={`${id}-pause`}>
          {t('portal.preferences.pause')}
        </label>
        <div className="row">
          <input
            id={`${id}-pause`}
            type="date"
            className="input portal-input portal-date"
            min={addDays(today, 1)}
            value={chosen.pausedUntil ?? ''}
            aria-invalid={status.field === 'pausedUntil' ? true : undefined}
            aria-describedby={`${id}-pause-hint`}
            onChange={(event) => change({ pausedUntil: event.target.value || undefined })}
          />
          {chosen.pausedUntil ? (
            <button type="button" className="portal-button" onClick={() => change({ pausedUntil: undefined })}>
              {t('portal.preferences.pause.end')}
            </button>
          ) : null}
        </div>
        <p className="field-hint" id={`${id}-pause-hint`}>
          {t('portal.preferences.pause.hint')}
        </p>
      </div>
      <div className="row">
        <button type="submit" className="portal-button portal-primary" aria-disabled={saving}>
          {t('portal.preferences.save')}
        </button>
        <span role="status">{status.saved ? t('portal.preferences.saved') : ''}</span>
      </div>
      {status.error ? (
        <p className="portal-failure" role="alert">
          {status.error}
        </p>
      ) : null}
    </form>
  );
}
