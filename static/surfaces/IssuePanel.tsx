import Button from '@atlaskit/button/default/button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { readersLanguages } from '../../src/i18n/readers-languages';
import type { ProjectCalls } from '../../src/contract';
import type { WordArea } from '../../src/i18n/interface';
import type { PanelClient, PanelView } from '../../src/surfaces/contract';
import { FeedbackGlances } from '../feedback/FeedbackGlances';
import { ToldRow } from '../ledger/ToldRow';
import { makeCall } from '../shared/call';
import { EmptyState } from '../shared/EmptyState';
import { ErrorPanel } from '../shared/ErrorPanel';
import { showFlag } from '../shared/flag';
import { LinkButton } from '../shared/LinkButton';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { openProjectPage } from '../shared/project-page';
import { useReader } from '../shared/reader';
import { WithWords } from '../shared/WithWords';
import './issue-panel.css';

const IssueVisibility = lazy(async () => ({ default: (await import('../clients/IssueVisibility')).IssueVisibility }));
const LogContactDialog = lazy(async () => ({ default: (await import('../ledger/LogContactDialog')).LogContactDialog }));
const NoteDialog = lazy(async () => ({ default: (await import('../updates/NoteDialog')).NoteDialog }));
const UntoldLine = lazy(async () => ({ default: (await import('../updates/UntoldLine')).UntoldLine }));
const RequestGlance = lazy(async () => ({ default: (await import('../feedback/RequestGlance')).RequestGlance }));
const call = makeCall<ProjectCalls>();
const noteWords: WordArea[] = ['updates', 'clients'];
const requestWords: WordArea[] = ['feedback'];
const untoldWords: WordArea[] = ['bad-news'];

/** Beside an issue: what each client was told about it, and how it stands now. One call opens it. */
export function IssuePanel({ issueId, projectKey }: { issueId: string; projectKey: string }) {
  const { t } = useReader();
  const queries = useQueryClient();
  const key = ['panel', issueId];
  const view = useQuery({ queryKey: key, queryFn: () => call('panel.open', { issueId }) });
  const readAgain = () => void queries.invalidateQueries({ queryKey: key });
  if (view.isPending) return <LoadingSkeleton lines={3} label={t('shared.reading-jira')} />;
  if (view.isError) return <ErrorPanel error={view.error} onRetry={() => void view.refetch()} />;
  const { request } = view.data;
  if (view.data.clients.length === 0 && request) return <Request request={request} />;
  if (view.data.clients.length === 0) {
    return (
      <EmptyState title={t('panel.no-clients')} action={view.data.may.edit ? <Button onClick={() => openProjectPage(projectKey, 'clients')}>{t('panel.open-project')}</Button> : undefined}>
        {t('panel.no-clients.hint')}
      </EmptyState>
    );
  }
  return <Panel view={view.data} projectKey={projectKey} onChanged={readAgain} />;
}

const Request = ({ request }: { request: NonNullable<PanelView['request']> }) => (
  <Suspense fallback={<LoadingSkeleton lines={2} />}>
    <WithWords areas={requestWords}>
      <RequestGlance request={request} />
    </WithWords>
  </Suspense>
);

const offer = (label: string, open: () => void) => <Button onClick={open}>{label}</Button>;

/** Most issues have nothing untold, and load without this. */
const Untold = ({ client: { engagementId, client, untold }, maySend, onTold }: { client: PanelClient; maySend: boolean; onTold: () => void }) => (
  <Suspense fallback={<LoadingSkeleton lines={1} />}>
    <WithWords areas={untoldWords}>
      <UntoldLine client={{ engagementId, name: client.name }} news={untold} offer={maySend ? offer : undefined} onTold={onTold} />
    </WithWords>
  </Suspense>
);

type Props = { view: PanelView; projectKey: string; onChanged: () => void };

function Panel({ view, projectKey, onChanged }: Props) {
  const { t } = useReader();
  const { issue, restricted, may, clients, feedback, request } = view;
  const [open, setOpen] = useState<'note' | 'log'>();
  const seeing = clients.filter(({ visible }) => visible);
  const isPrivate = seeing.length === 0 && clients.every(({ told, mention }) => !told && !mention);
  const done = (flag: string) => {
    setOpen(undefined);
    showFlag(flag);
    onChanged();
  };
  return (
    <div className="stack">
      {request ? <Request request={request} /> : null}
      {restricted ? <p>{t('panel.restricted')}</p> : null}
      {isPrivate ? (
        restricted ? null : (
          <PrivateIssue view={view} onChanged={onChanged} />
        )
      ) : (
        <>
          <ul className="told-rows">
            {clients
              .filter(({ visible, told, mention }) => visible || told || mention)
              .map((client) => (
                <ToldRow
                  key={client.engagementId}
                  engagementId={client.engagementId}
                  issueId={issue.id}
                  client={client.client}
                  visible={client.visible}
                  told={client.told}
                  mention={client.mention}
                  promises={client.promises}
                  untold={client.untold.length > 0 ? <Untold client={client} maySend={may.edit && may.send} onTold={onChanged} /> : null}
                  mayEdit={may.edit}
                  onConfirmed={onChanged}
                />
              ))}
          </ul>
          {restricted ? null : <Visibility view={view} onChanged={onChanged} />}
        </>
      )}
      <FeedbackGlances feedback={feedback} projectKey={projectKey} />
      {may.edit ? (
        <div className="row">
          {seeing.length > 0 && may.send ? (
            <Button appearance="primary" onClick={() => setOpen('note')}>
              {t('panel.tell')}
            </Button>
          ) : null}
          <Button onClick={() => setOpen('log')}>{t('panel.log')}</Button>
        </div>
      ) : null}
      <Suspense fallback={null}>
        {open === 'log' ? <LogContactDialog clients={clients.map(logging)} issueId={issue.id} onClose={() => setOpen(undefined)} onLogged={() => done(t('contact-log.logged'))} /> : null}
        {open === 'note' ? (
          <WithWords areas={noteWords}>
            <NoteDialog issue={issue} clients={seeing.map(noting)} onClose={() => setOpen(undefined)} onSent={onChanged} />
          </WithWords>
        ) : null}
      </Suspense>
    </div>
  );
}

const logging = ({ engagementId, client, contacts }: PanelClient) => ({ engagementId, name: client.name, contacts });
const noting = (client: PanelClient) => ({ engagementId: client.engagementId, name: client.client.name, languages: readersLanguages(client, client.contacts), hasContacts: client.contacts.length > 0 });

/** One line; the choices come when somebody asks for them. */
function PrivateIssue({ view, onChanged }: { view: PanelView; onChanged: () => void }) {
  const { t } = useReader();
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <p className="row">
        {t('panel.private')}
        {view.may.edit && !choosing ? <LinkButton onClick={() => setChoosing(true)}>{t('panel.make-visible')}</LinkButton> : null}
      </p>
      {choosing ? <Choices view={view} onChanged={onChanged} /> : null}
    </>
  );
}

function Visibility({ view, onChanged }: { view: PanelView; onChanged: () => void }) {
  const { t } = useReader();
  const [choosing, setChoosing] = useState(false);
  const names = view.clients.filter(({ visible }) => visible).map(({ client }) => client.name);
  return (
    <details className="panel-visibility" onToggle={() => setChoosing(true)}>
      <summary>
        <span className="subtle">{t('panel.visible-to')}</span> <span className="breakable">{names.length === 0 ? t('panel.nobody') : names.join(', ')}</span>
      </summary>
      {choosing ? <Choices view={view} onChanged={onChanged} /> : null}
    </details>
  );
}

function Choices({ view, onChanged }: { view: PanelView; onChanged: () => void }) {
  return (
    <Suspense fallback={<LoadingSkeleton lines={2} />}>
      <div className="stack panel-choices">
        {view.clients.map((client) => (
          <IssueVisibility key={client.engagementId} issue={view.issue} client={client} mayEdit={view.may.edit} onChanged={onChanged} />
        ))}
      </div>
    </Suspense>
  );
}
