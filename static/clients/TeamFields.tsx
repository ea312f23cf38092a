import Heading from '@atlaskit/heading';
import { useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import { LinkButton } from '../shared/LinkButton';
import { PersonName } from '../shared/PersonName';
import { useReader } from '../shared/reader';
import { SearchPicker } from '../shared/SearchPicker';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';

type Team = Engagement['team'];
type Props = { team: Team; mayEdit: boolean; onChange: (team: Team) => void; errorAt: (field: string) => string | undefined };

/** Our people: the client always knows whom to talk to. */
export function TeamFields({ team, mayEdit, onChange, errorAt }: Props) {
  const call = useCall();
  const { t } = useReader();
  const [choosing, setChoosing] = useState(false);
  return (
    <section className="stack">
      <Heading size="medium" as="h3">
        {t('clients.team')}
      </Heading>
      {choosing ? (
        <SearchPicker
          label={t('clients.signs')}
          searchKey={['people', 'team']}
          search={(text) => call('clients.find-people', { text, road: 'by-hand' })}
          idOf={(person) => person.accountId}
          render={(person) => <PersonName name={person.name} avatarUrl={person.avatarUrl} />}
          onPick={({ accountId, name, avatarUrl }) => {
            onChange({ ...team, projectManager: { accountId, name, avatarUrl } });
            setChoosing(false);
          }}
          nothing={t('clients.person-nothing')}
        />
      ) : (
        <div className="field">
          <span className="legend">{t('clients.signs')}</span>
          <div className="row">
            <PersonName name={team.projectManager.name} avatarUrl={team.projectManager.avatarUrl} />
            {mayEdit ? <LinkButton onClick={() => setChoosing(true)}>{t('clients.person-change')}</LinkButton> : null}
          </div>
          <div className="field-error">{errorAt('team.projectManager')}</div>
        </div>
      )}
      <div className="two-columns">
        <TextField label={t('clients.stand-in')} value={team.standIn} error={errorAt('team.standIn')} disabled={!mayEdit} onChange={(standIn) => onChange({ ...team, standIn })} />
        <TextField label={t('clients.how-to-reach')} value={team.howToReach} error={errorAt('team.howToReach')} disabled={!mayEdit} onChange={(howToReach) => onChange({ ...team, howToReach })} />
      </div>
      <TextField label={t('clients.if-urgent')} hint={t('clients.if-urgent-hint')} multiline value={team.ifUrgent} error={errorAt('team.ifUrgent')} onChange={(ifUrgent) => onChange({ ...team, ifUrgent })} />
    </section>
  );
}
