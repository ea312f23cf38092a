import { useState } from 'react';
import type { Language } from '../../src/i18n/language';
import type { RecipientPreview } from '../../src/updates/contract';
import { PersonName } from '../shared/PersonName';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';
import { Pager } from './Pager';
import { RecipientNotes, useUnreachable } from './RecipientNotes';

/** What a person said of single recipients; nothing said of somebody means as Candor proposes. */
export type Ticks = Record<string, boolean>;

/** Who cannot be reached gets nothing; who has heard more lately than she wants only when a person ticks her. */
export const chosenAmong = (recipients: RecipientPreview[], ticks: Ticks): RecipientPreview[] =>
  recipients.filter(({ contactId, unreachable, heardOn }) => !unreachable && (ticks[contactId] ?? heardOn === undefined));

type Props = { recipients: RecipientPreview[]; ticks: Ticks; onTicks: (ticks: Ticks) => void; language: Language };

const choicesInPage = 50;

/** Who gets it: by which road, in which language, and who cannot be reached and why. */
export function RecipientChoices({ recipients, ticks, onTicks, language }: Props) {
  const { t, languageName } = useReader();
  const unreachable = useUnreachable();
  const [sought, setSought] = useState('');
  const [page, setPage] = useState(0);
  const chosen = new Set(chosenAmong(recipients, ticks));
  const found = recipients.filter(({ name }) => name.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()));
  return (
    <>
      {recipients.length > choicesInPage ? (
        <TextField
          label={t('updates.find-recipient')}
          value={sought}
          onChange={(text) => {
            setSought(text);
            setPage(0);
          }}
        />
      ) : null}
      <ul className="stack">
        {found.slice(page * choicesInPage, (page + 1) * choicesInPage).map((recipient) => {
          const { contactId, name, road } = recipient;
          const id = `recipient-${contactId}`;
          const reason = unreachable(recipient);
          return (
            <li key={contactId} className="check">
              <input id={id} type="checkbox" checked={chosen.has(recipient)} disabled={reason !== undefined} onChange={(event) => onTicks({ ...ticks, [contactId]: event.target.checked })} />
              <label htmlFor={id} className="stack-tight recipient-choice">
                <PersonName name={name} />
                <span className="subtle small">
                  {t(`clients.road.${road}`)} · {languageName(recipient.language)}
                </span>
                {reason === undefined ? null : <span className="warning-text small">{reason}</span>}
                <RecipientNotes recipient={recipient} language={language} />
              </label>
            </li>
          );
        })}
      </ul>
      <Pager page={page} inPage={choicesInPage} all={found.length} onPage={setPage} />
    </>
  );
}
