import Heading from '@atlaskit/heading';
import { useId } from 'react';
import type { ProjectSettings, SettingsView } from '../../src/clients/contract';
import { useReader } from '../shared/reader';

type Sending = ProjectSettings['sending'];
type Props = { sending: Sending; roles: SettingsView['roles']; onChange: (sending: Sending) => void; error?: string };

/** "Updates may be sent by …" */
export function SendingRule({ sending, roles, onChange, error }: Props) {
  const { t } = useReader();
  const name = useId();
  const option = (who: Sending['who'], next: Sending | undefined) => (
    <div className="check">
      <input id={`${name}-${who}`} type="radio" name={name} checked={sending.who === who} disabled={!next} onChange={() => next && onChange(next)} />
      <label htmlFor={`${name}-${who}`}>{t(`settings.sending.${who}`)}</label>
    </div>
  );
  const [firstRole] = roles;
  return (
    <section className="stack">
      <Heading size="medium" as="h2">
        {t('settings.sending')}
      </Heading>
      <fieldset className="stack-tight">
        <legend className="visually-hidden">{t('settings.sending')}</legend>
        {option('editors', { who: 'editors' })}
        {option('administrators', { who: 'administrators' })}
        {option('role', firstRole && { who: 'role', roleId: firstRole.id })}
        {sending.who === 'role' ? (
          <select
            className="input role-choice"
            aria-label={t('settings.role')}
            value={sending.roleId}
            onChange={(event) => onChange({ who: 'role', roleId: event.target.value })}
          >
            {roles.map((role) => (
              <option key={role.id} value={role.id}>
                {role.name}
              </option>
            ))}
          </select>
        ) : null}
        <div className="field-error" aria-live="polite">
          {error}
        </div>
      </fieldset>
    </section>
  );
}
