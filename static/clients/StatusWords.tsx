import Button from '@atlaskit/button/default/button';
import Textfield from '@atlaskit/textfield';
import CrossIcon from '@atlaskit/icon/core/cross';
import { useState } from 'react';
import type { Glossary } from '../../src/clients/contract';
import { languages } from '../../src/i18n/language';
import { IconAction } from '../shared/IconAction';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';

type Words = Glossary['statuses'];
type Props = {
  words: Words;
  mayEdit: boolean;
  /** Jira's status names, offered for choosing. */
  statusNames?: string[];
  onChange: (words: Words) => void;
  errorAt: (field: string) => string | undefined;
};

/** Jira's status names in the client's words, per language. */
export function StatusWords({ words, mayEdit, statusNames = [], onChange, errorAt }: Props) {
  const { t, languageName } = useReader();
  const [adding, setAdding] = useState('');
  const statuses = Object.keys(words);
  const offered = statusNames.filter((name) => !statuses.includes(name));
  const add = (name: string) => {
    if (name.trim() && !statuses.includes(name.trim())) onChange({ ...words, [name.trim()]: {} });
    setAdding('');
  };
  return (
    <div className="stack-tight">
      {statuses.length === 0 ? (
        <p className="subtle">{t('clients.words-none')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('clients.status')}</th>
              {languages.map((language) => (
                <th key={language} scope="col">
                  {languageName(language)}
                </th>
              ))}
              {mayEdit ? <th scope="col">{t('shared.actions')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {statuses.map((status) => (
              <tr key={status}>
                <td>
                  <bdi>{status}</bdi>
                  <div className="field-error">{errorAt(`statuses.${status}`)}</div>
                </td>
                {languages.map((language) => (
                  <td key={language}>
                    <Textfield
                      aria-label={t('clients.words-for', { status, language: languageName(language) })}
                      dir="auto"
                      isCompact
                      isDisabled={!mayEdit}
                      value={words[status]?.[language] ?? ''}
                      onChange={(event) => onChange({ ...words, [status]: { ...words[status], [language]: event.currentTarget.value || undefined } })}
                    />
                  </td>
                ))}
                {mayEdit ? (
                  <td>
                    <IconAction
                      icon={CrossIcon}
                      label={t('clients.words-remove', { status })}
                      onClick={() => onChange(Object.fromEntries(Object.entries(words).filter(([name]) => name !== status)))}
                    />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayEdit && offered.length > 0 ? (
        <div className="row" role="group" aria-label={t('clients.words-add')}>
          <span className="subtle">{t('clients.words-add')}</span>
          {offered.map((name) => (
            <Button key={name} spacing="compact" onClick={() => add(name)}>
              {name}
            </Button>
          ))}
        </div>
      ) : null}
      {mayEdit && statusNames.length === 0 ? (
        <div className="row row-end">
          <TextField label={t('clients.words-add')} value={adding} onChange={setAdding} />
          <Button isDisabled={!adding.trim()} onClick={() => add(adding)}>
            {t('shared.add')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
