import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import type { Engagement } from '../../src/clients/contract';
import type { Draft } from '../../src/updates/contract';
import { LinkButton } from '../shared/LinkButton';
import { useReader } from '../shared/reader';
import { SquareName } from '../shared/SquareName';
import { WithWords } from '../shared/WithWords';
import { CheckSummary } from './check/CheckSummary';
import type { DraftCheck } from './check/draft-check';
import type { DraftSession } from './draft-session';
import { periodInWords } from './period';
import { SaveState } from './SaveState';
import { useSendLabel } from './send-label';

type Props = {
  draft: Draft;
  engagement: Engagement;
  session: DraftSession;
  check: DraftCheck;
  maySend: boolean;
  refreshing: boolean;
  /** The last words are being saved before the page is left. */
  leaving: boolean;
  onRefresh: () => void;
  onDiscard: () => void;
  onPreview: () => void;
  onSend: () => void;
};

export function DraftHeader({ draft, engagement, session, check, maySend, refreshing, leaving, onRefresh, onDiscard, onPreview, onSend }: Props) {
  const { t, language } = useReader();
  const sendLabel = useSendLabel();
  return (
    <header className="draft-header">
      <div className="stack-tight">
        <Heading size="large" as="h2">
          <span className="breakable">{t('updates.draft-title', { number: draft.number, client: engagement.client.name })}</span>
        </Heading>
        <div className="row subtle">
          <SquareName id={engagement.client.id} name={engagement.client.name} />
          <span>·</span>
          <span>{periodInWords(draft.evidence.from, draft.evidence.until, language, engagement.timeZone)}</span>
          <span>·</span>
          <span>{t('updates.draft')}</span>
          <span>·</span>
          <SaveState session={session} />
          <span>·</span>
          <WithWords areas={['findings']}>
            <CheckSummary check={check} />
          </WithWords>
        </div>
        <div className="row small">
          <LinkButton onClick={onRefresh} disabled={refreshing}>
            {t(refreshing ? 'shared.reading-jira' : 'updates.read-again')}
          </LinkButton>
          <LinkButton onClick={onDiscard}>{t('updates.discard')}</LinkButton>
          {maySend ? null : <span className="subtle">{t('failure.no-permission-send')}</span>}
        </div>
      </div>
      <div className="row draft-actions">
        <Button appearance="primary" isLoading={leaving} onClick={onPreview}>
          {t('updates.preview')}
        </Button>
        {maySend ? <Button isDisabled={leaving} onClick={onSend}>{sendLabel}</Button> : null}
      </div>
    </header>
  );
}
