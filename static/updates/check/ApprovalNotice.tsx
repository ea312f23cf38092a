import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import type { Check } from '../../../src/updates/check-contract';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { Notice } from '../../shared/Notice';
import { useReader } from '../../shared/reader';
import { useCall } from '../calls';

type Props = {
  engagementId: string;
  check: Check;
  /** Of the preview that is shown; without one there is nothing to approve yet. */
  digest?: string;
  maySend: boolean;
  onCheck: (check: Check) => void;
};

/** Where an update needs a second pair of eyes: who asked, who approved, and whether that still holds. */
export function ApprovalNotice({ engagementId, check: { approval }, digest, maySend, onCheck }: Props) {
  const call = useCall();
  const { t, moment } = useReader();
  const act = useMutation({
    mutationFn: (wanted: 'ask' | 'approve') => (wanted === 'approve' && digest !== undefined ? call('updates.approve', { engagementId, digest }) : call('updates.ask-approval', { engagementId })),
    onSuccess: onCheck,
  });
  if (!approval.needed) return null;
  const { state, by, at, askedBy, askedAt } = approval;
  const name = (state === 'asked' ? askedBy : by)?.name ?? '';
  const time = (state === 'asked' ? askedAt : at) ?? '';
  return (
    <Notice appearance={state === 'approved' ? 'information' : 'warning'}>
      <p>{t(`check.approval.${state}`, { name, time: time === '' ? '' : moment(time) })}</p>
      {state === 'approved' ? null : (
        <div className="row">
          <Button isLoading={act.isPending && act.variables === 'ask'} onClick={() => act.mutate('ask')}>
            {t(state === 'not-asked' ? 'check.ask-approval' : 'check.ask-again')}
          </Button>
          {maySend && digest !== undefined && state !== 'not-asked' ? (
            <Button isLoading={act.isPending && act.variables === 'approve'} onClick={() => act.mutate('approve')}>
              {t('check.approve')}
            </Button>
          ) : null}
        </div>
      )}
      {act.isError ? <ErrorPanel error={act.error} /> : null}
    </Notice>
  );
}
