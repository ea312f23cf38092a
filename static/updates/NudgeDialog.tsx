import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import type { NudgeChange } from '../../src/updates/nudge-contract';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { useReader } from '../shared/reader';
import { useCall } from './calls';

type Props = {
  engagementId: string;
  issue: { id: string; key: string };
  name: string;
  question: string;
  onAsked: (change: NudgeChange) => void;
  onClose: () => void;
};

/** The comment before it is posted: others read it. */
export function NudgeDialog({ engagementId, issue, name, question, onAsked, onClose }: Props) {
  const call = useCall();
  const { t } = useReader();
  const ask = useMutation({ mutationFn: () => call('updates.nudge', { engagementId, issueId: issue.id, question }), onSuccess: onAsked });
  return (
    <Dialog
      title={t('nudge.ask-title', { name, key: issue.key })}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button appearance="primary" isLoading={ask.isPending} onClick={() => ask.mutate()}>
            {t('nudge.post')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <blockquote className="nudge-question breakable">
          <bdi className="strong">@{name}</bdi> {question}
        </blockquote>
        <p className="subtle small">{t('nudge.ask-text', { name })}</p>
        {ask.error ? <ErrorPanel error={ask.error} /> : null}
      </div>
    </Dialog>
  );
}
