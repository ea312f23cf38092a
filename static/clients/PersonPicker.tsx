import type { Candidate, Road } from '../../src/clients/contract';
import { LinkButton } from '../shared/LinkButton';
import { PersonName } from '../shared/PersonName';
import { useReader } from '../shared/reader';
import { SearchPicker } from '../shared/SearchPicker';
import { useCall } from './calls';

type Props = {
  road: Road;
  chosen?: { name: string; avatarUrl?: string };
  serviceDeskId?: string;
  anchorIssueId?: string;
  onPick: (person: Candidate) => void;
  onClear: () => void;
  error?: string;
};

/** Finds the account a road needs. */
export function PersonPicker({ road, chosen, serviceDeskId, anchorIssueId, onPick, onClear, error }: Props) {
  const call = useCall();
  const { t } = useReader();
  if (chosen) {
    return (
      <div className="field">
        <span className="legend">{t('clients.person')}</span>
        <div className="row">
          <PersonName name={chosen.name} avatarUrl={chosen.avatarUrl} />
          <LinkButton onClick={onClear}>{t('clients.person-change')}</LinkButton>
        </div>
      </div>
    );
  }
  return (
    <SearchPicker
      label={t('clients.person')}
      hint={t(road === 'request' ? 'clients.person-hint-request' : 'clients.person-hint-notify')}
      error={error}
      searchKey={['people', road, serviceDeskId, anchorIssueId]}
      search={(text) => call('clients.find-people', { text, road, serviceDeskId, anchorIssueId })}
      idOf={(person) => person.accountId}
      render={(person) => (
        <span className="row">
          <PersonName name={person.name} avatarUrl={person.avatarUrl} />
          {person.email ? <span className="subtle small breakable">{person.email}</span> : null}
        </span>
      )}
      onPick={onPick}
      nothing={t('clients.person-nothing')}
    />
  );
}
