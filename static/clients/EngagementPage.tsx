import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import type { ReactNode } from 'react';
import type { Engagement } from '../../src/clients/contract';
import { useReader } from '../shared/reader';
import { SquareName } from '../shared/SquareName';
import { ContactTable } from './ContactTable';
import { EngagementForm } from './EngagementForm';

type Props = { engagement: Engagement; mayEdit: boolean; onSaved: (engagement: Engagement) => void; onWriteUpdate: () => void; onPromises: () => void; onCourt: () => void; asks: ReactNode; contactLog: ReactNode; charts: ReactNode; pause: ReactNode; badNews: ReactNode };

/** One client: who is there, what they see, how we work with them. */
export function EngagementPage({ engagement, mayEdit, onSaved, onWriteUpdate, onPromises, onCourt, asks, contactLog, charts, pause, badNews }: Props) {
  const { t } = useReader();
  return (
    <div className="stack-wide">
      <div className="row row-apart">
        <Heading size="large" as="h2">
          <SquareName id={engagement.client.id} name={engagement.client.name} large />
        </Heading>
        <div className="row">
          <Button onClick={onPromises}>{t('promises.open-list')}</Button>
          <Button onClick={onCourt}>{t('court.title')}</Button>
          {mayEdit ? <Button onClick={onWriteUpdate}>{t('clients.write-update')}</Button> : null}
        </div>
      </div>
      {mayEdit ? null : <p className="subtle">{t('clients.read-only')}</p>}
      {pause}
      {badNews}
      <ContactTable engagement={engagement} mayEdit={mayEdit} onSaved={onSaved} />
      {charts}
      {asks}
      {contactLog}
      <EngagementForm engagement={engagement} mayEdit={mayEdit} onSaved={onSaved} />
    </div>
  );
}
