import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import { dateIn } from '../../src/i18n/dates';
import type { CourtDispute, CourtVersion, SharedCourt } from '../../src/ledger/contract';
import type { CourtShared } from '../../src/updates/court-contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LinkButton } from '../shared/LinkButton';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { Notice } from '../shared/Notice';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';
import { useCall } from './calls';
import { DisputeRow } from './DisputeRow';
import './updates.css';

const CourtDialog = lazy(async () => ({ default: (await import('./CourtDialog')).CourtDialog }));
const DeclineDialog = lazy(async () => ({ default: (await import('./DeclineDialog')).DeclineDialog }));
const DisputeDialog = lazy(async () => ({ default: (await import('./DisputeDialog')).DisputeDialog }));

const lookAgainMilliseconds = 5_000;

/** What a client reads, to be looked at as she does; another area's view. */
export type ClientView = (shown: { page: SharedCourt; versions?: CourtVersion[]; disputes?: CourtDispute[] }) => ReactNode;
type Props = { engagement: Engagement; mayEdit: boolean; maySend: boolean; go: (path: string) => void; clientView: ClientView };
type Opened = { kind: 'share'; accepts: string[] } | { kind: 'decline'; dispute: CourtDispute } | { kind: 'dispute' };

/** What of the days of delay is shared with a client, version by version, and what either side sees otherwise. */
export function CourtSharing({ engagement, mayEdit, maySend, go, clientView }: Props) {
  const call = useCall();
  const { t, date, timeZone } = useReader();
  const queries = useQueryClient();
  const { id: engagementId, client } = engagement;
  const [version, setVersion] = useState<number>();
  const [opened, setOpened] = useState<Opened>();
  const [isSeen, setSeen] = useState(false);
  const queryKey = ['court-shared', engagementId, version];
  const shared = useQuery({ queryKey, queryFn: () => call('updates.shared-court', { engagementId, ...(version !== undefined && { version }) }), refetchInterval: ({ state }) => (state.data?.leaving ? lookAgainMilliseconds : false) });
  const leavingId = shared.data?.leaving?.updateId;
  const wasLeaving = useRef(leavingId);
  useEffect(() => {
    // What it settles counts once it has left.
    if (wasLeaving.current !== undefined && leavingId === undefined) void queries.invalidateQueries({ queryKey: ['court', engagementId] });
    wasLeaving.current = leavingId;
  }, [leavingId, queries, engagementId]);
  const close = () => setOpened(undefined);
  const adopt = (next: CourtShared) => {
    setVersion(undefined);
    queries.setQueryData(['court-shared', engagementId, undefined], next);
    close();
  };
  const again = () => {
    setVersion(undefined);
    void queries.invalidateQueries({ queryKey: ['court-shared', engagementId] });
    void queries.invalidateQueries({ queryKey: ['court', engagementId] });
    void queries.invalidateQueries({ queryKey: ['project'] });
  };
  if (shared.isPending) return <LoadingSkeleton lines={2} />;
  if (shared.isLoadingError) return <ErrorPanel error={shared.error} onRetry={() => void shared.refetch()} />;
  const { page, versions, leaving, disputes, contacts } = shared.data;
  const newest = versions[0]?.version;
  return (
    <section className="stack-tight court-sharing" aria-labelledby="sharing-title">
      <div className="row row-apart">
        <Heading size="small" as="h3" id="sharing-title">
          {t('sharing.title', { client: client.name })}
        </Heading>
        {maySend ? <Button onClick={() => setOpened({ kind: 'share', accepts: [] })}>{t(page ? 'sharing.again' : 'sharing.share', { client: client.name })}</Button> : null}
      </div>
      {leaving ? (
        <Notice appearance="information">
          <p>
            {t('sharing.leaving', { version: String(leaving.version) })} <LinkButton onClick={() => go(`/updates/sent/${leaving.updateId}`)}>{t('sharing.leaving-open')}</LinkButton>
          </p>
        </Notice>
      ) : null}
      {page ? null : <p className="subtle">{t('sharing.none')}</p>}
      {page && versions.length === 1 ? <p className="subtle">{t('sharing.shared', { version: String(page.version), date: date(dateIn(page.sharedAt, timeZone)) })}</p> : null}
      {page && versions.length > 1 ? (
        <SelectField
          label={t('sharing.which')}
          value={String(page.version)}
          options={versions.map((each) => ({ value: String(each.version), label: t('sharing.shared', { version: String(each.version), date: date(dateIn(each.sharedAt, timeZone)) }) }))}
          onChange={(wanted) => setVersion(Number(wanted))}
        />
      ) : null}
      {page ? (
        <details onToggle={(event) => setSeen(event.currentTarget.open)}>
          <summary>{t('sharing.see', { client: client.name })}</summary>
          {isSeen ? <Suspense fallback={<LoadingSkeleton lines={6} />}>{clientView({ page, versions, disputes })}</Suspense> : null}
        </details>
      ) : null}
      {disputes.length > 0 ? (
        <>
          <h4 className="strong">{t('sharing.disputes')}</h4>
          <ul className="list">
            {disputes.map((dispute) => (
              <DisputeRow
                key={dispute.id}
                dispute={dispute}
                client={client.name}
                onAccept={maySend ? () => setOpened({ kind: 'share', accepts: [dispute.id] }) : undefined}
                onDecline={maySend ? () => setOpened({ kind: 'decline', dispute }) : undefined}
              />
            ))}
          </ul>
        </>
      ) : null}
      {page && mayEdit && page.version === newest ? (
        <div>
          <LinkButton onClick={() => setOpened({ kind: 'dispute' })}>{t('sharing.dispute')}</LinkButton>
        </div>
      ) : null}
      <Suspense fallback={null}>
        {opened?.kind === 'share' ? (
          <CourtDialog engagement={engagement} disputes={disputes.filter(({ state }) => state === 'open')} accepts={opened.accepts} clientView={clientView} onClose={close} onShared={again} />
        ) : null}
        {opened?.kind === 'decline' ? <DeclineDialog engagementId={engagementId} dispute={opened.dispute} client={client.name} onClose={close} onDeclined={adopt} /> : null}
        {opened?.kind === 'dispute' && page ? <DisputeDialog engagementId={engagementId} page={page} contacts={contacts} onClose={close} onEntered={adopt} /> : null}
      </Suspense>
    </section>
  );
}
