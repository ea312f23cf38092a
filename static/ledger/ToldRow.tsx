import WarningIcon from '@atlaskit/icon/core/warning';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Mention, PromiseView, ToldView } from '../../src/ledger/contract';
import { dateIn } from '../../src/i18n/dates';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LinkButton } from '../shared/LinkButton';
import { Lozenge } from '../shared/Lozenge';
import { useReader } from '../shared/reader';
import { SquareName } from '../shared/SquareName';
import { useCall } from './calls';
import { dayWords, outcomeWords } from './promise-words';
import { differenceWords, sourceWords, standingWords, stateWords } from './told-words';
import './ledger.css';

type Props = {
  engagementId: string;
  issueId: string;
  client: { id: string; name: string };
  visible: boolean;
  told?: ToldView;
  mention?: Mention;
  promises: PromiseView[];
  /** What she does not know, and the offer to tell it; another area's view. */
  untold?: ReactNode;
  mayEdit: boolean;
  onConfirmed: () => void;
};

/** What one client was told about the issue, and how it stands now; one line where there is nothing to say. */
export function ToldRow({ engagementId, issueId, client, visible, told, mention, promises, untold, mayEdit, onConfirmed }: Props) {
  const reader = useReader();
  const { t } = reader;
  return (
    <li className="told-row">
      <div className="told-client">
        <SquareName id={client.id} name={client.name} />
        {told ? <Standing told={told} /> : <span className="subtle">{t(visible ? 'panel.never-told' : 'panel.not-shown')}</span>}
      </div>
      {told ? <Facts told={told} /> : null}
      {untold}
      {promises.length > 0 ? <Promised promises={promises} /> : null}
      {mention ? <Mentioned engagementId={engagementId} issueId={issueId} mention={mention} mayEdit={mayEdit} onConfirmed={onConfirmed} /> : null}
    </li>
  );
}

function Standing({ told }: { told: ToldView }) {
  const reader = useReader();
  const words = standingWords(told, reader);
  if (told.standing === 'worse') {
    return (
      <span className="told-worse">
        <WarningIcon label="" color="currentColor" /> {words}
      </span>
    );
  }
  return <Lozenge appearance={told.standing === 'as-told' ? 'success' : 'default'}>{words}</Lozenge>;
}

function Facts({ told }: { told: ToldView }) {
  const reader = useReader();
  const { t } = reader;
  const { now, standing, differences } = told;
  return (
    <>
      <dl className="told-facts">
      <dt>{t('panel.told')}</dt>
      <dd>{stateWords(told.told, reader)}</dd>
      {standing === 'as-told' ? null : (
        <>
          <dt>{t('panel.now')}</dt>
          <dd>
            {now ? stateWords(now, reader) : t('panel.gone')}
            <span className="subtle"> · {differences.map((difference) => differenceWords(difference, reader)).join(' · ')}</span>
            {standing === 'moved-on' ? <span className="subtle"> · {t('panel.standing.moved-on.hint')}</span> : null}
          </dd>
        </>
      )}
      </dl>
      <p className="subtle small told-source">{sourceWords(told, reader)}</p>
    </>
  );
}

function Promised({ promises }: { promises: PromiseView[] }) {
  const reader = useReader();
  const { t } = reader;
  const [newest, ...earlier] = promises;
  const line = (promise: PromiseView) => t('panel.promise', { date: dayWords(promise, reader), outcome: outcomeWords(promise, reader) });
  return (
    <div className="told-promises">
      {newest ? (
        <p>
          <span className="subtle">{t('panel.promised')}</span> {line(newest)}
        </p>
      ) : null}
      {earlier.length > 0 ? (
        <details>
          <summary className="subtle small">{t('panel.earlier-promises', { count: earlier.length })}</summary>
          <ul className="small">
            {earlier.map((promise) => (
              <li key={promise.id}>{line(promise)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Mentioned({ engagementId, issueId, mention, mayEdit, onConfirmed }: { engagementId: string; issueId: string; mention: Mention; mayEdit: boolean; onConfirmed: () => void }) {
  const call = useCall();
  const { t, date, timeZone } = useReader();
  const confirm = useMutation({ mutationFn: () => call('ledger.confirm-mention', { engagementId, issueId }), onSuccess: onConfirmed });
  return (
    <div className="told-mention">
      <p className="breakable">{t('panel.mentioned', { request: mention.requestKey, date: date(dateIn(mention.at, timeZone)), name: mention.byName })}</p>
      {mayEdit ? (
        <p className="subtle small">
          {t('panel.mentioned.hint')}{' '}
          <LinkButton disabled={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('panel.confirm-mention')}
          </LinkButton>
        </p>
      ) : null}
      {confirm.error ? <ErrorPanel error={confirm.error} /> : null}
    </div>
  );
}
