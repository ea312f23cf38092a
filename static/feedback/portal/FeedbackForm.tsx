import { useRef, useState, type FormEvent } from 'react';
import { feedbackKinds, severities, type FeedbackKind, type PortalProject, type PortalReceipt, type Severity } from '../../../src/feedback/contract';
import { asCallError, type CallError } from '../../shared/call';
import { ChoiceCards } from './ChoiceCards';
import { kindPictures } from './kind-pictures';
import { callPortal } from './opening';
import { usePortalReader } from './portal-reader';

type Errors = Partial<Record<'kind' | 'severity' | 'text' | 'form', string>>;
const fields = ['kind', 'severity', 'text'] as const;

/** Says something to the team: what it is, and her words. Sent again after a failure, it is still one. */
export function FeedbackForm({ projects, onSent }: { projects: PortalProject[]; onSent: (receipt: PortalReceipt) => void }) {
  const { t, failure } = usePortalReader();
  const submissionId = useRef(crypto.randomUUID());
  const [kind, setKind] = useState<FeedbackKind>();
  const [severity, setSeverity] = useState<Severity>();
  const [engagementId, setEngagementId] = useState(projects[0]?.engagementId ?? '');
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [sending, setSending] = useState(false);

  const missing = (): Errors => ({
    ...(!kind && { kind: t('portal.form.choose-kind') }),
    ...(kind === 'problem' && !severity && { severity: t('portal.form.choose-severity') }),
    ...(text.trim() === '' && { text: t('failure.required') }),
  });
  const refused = (error: CallError): Errors => {
    const field = fields.find((name) => name === error.field) ?? 'form';
    return { [field]: failure(error) };
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = missing();
    setErrors(wrong);
    if (Object.keys(wrong).length > 0 || !kind || sending) return;
    setSending(true);
    try {
      onSent(await callPortal('portal.send-feedback', { submissionId: submissionId.current, engagementId, kind, ...(kind === 'problem' && severity && { severity }), text }));
    } catch (error) {
      setErrors(refused(asCallError(error)));
    } finally {
      setSending(false);
    }
  };

  return (
    <form className="stack" onSubmit={(event) => void send(event)} noValidate>
      <ChoiceCards
        name="kind"
        legend={t('portal.form.kind')}
        chosen={kind}
        error={errors.kind}
        onChoose={setKind}
        choices={feedbackKinds.map((value) => ({ value, label: t(`portal.kind.${value}`), hint: t(`portal.kind.${value}.hint`), picture: kindPictures[value] }))}
      />
      {kind === 'problem' ? (
        <ChoiceCards
          name="severity"
          legend={t('portal.form.severity')}
          chosen={severity}
          error={errors.severity}
          onChoose={setSeverity}
          choices={severities.map((value) => ({ value, label: t(`portal.severity.${value}`) }))}
        />
      ) : null}
      {projects.length > 1 ? (
        <div className="field">
          <label htmlFor="project" className="portal-label">
            {t('portal.form.project')}
          </label>
          <select id="project" className="input portal-input" value={engagementId} onChange={(event) => setEngagementId(event.target.value)}>
            {projects.map((project) => (
              <option key={project.engagementId} value={project.engagementId}>
                {project.name}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <div className="field">
        <label htmlFor="text" className="portal-label">
          {t('portal.form.text')}
        </label>
        <textarea
          id="text"
          className="input portal-input"
          rows={5}
          value={text}
          aria-invalid={errors.text ? true : undefined}
          aria-describedby="text-error"
          onChange={(event) => setText(event.target.value)}
        />
        <p className="field-error" id="text-error" role="alert">
          {errors.text}
        </p>
      </div>
      {errors.form ? (
        <p className="portal-failure" role="alert">
          {errors.form}
        </p>
      ) : null}
      <div>
        <button type="submit" className="portal-button portal-primary" aria-disabled={sending}>
          {t(sending ? 'portal.form.sending' : 'portal.form.send')}
        </button>
      </div>
    </form>
  );
}
