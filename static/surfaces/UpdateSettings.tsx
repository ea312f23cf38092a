import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AdministrationCalls } from '../../src/surfaces/contract';
import { ProjectSettingsView } from '../clients/ProjectSettingsView';
import { makeCall } from '../shared/call';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { MailQuotaForm } from '../updates/MailQuotaForm';

const call = makeCall<AdministrationCalls>();
type Opened = ReturnType<AdministrationCalls['administration.open']>;

/** How updates are written and sent in this project. */
export function UpdateSettings() {
  const queries = useQueryClient();
  const opened = useQuery({ queryKey: ['administration'], queryFn: () => call('administration.open') });
  if (opened.isPending) return <LoadingSkeleton lines={10} />;
  if (opened.isError) return <ErrorPanel error={opened.error} onRetry={() => void opened.refetch()} />;
  const { settings: view, mails } = opened.data;
  const keep = (changed: Partial<Opened>) => queries.setQueryData<Opened>(['administration'], (current) => current && { ...current, ...changed });
  return (
    <div className="stack-wide">
      <ProjectSettingsView view={view} onSaved={(settings) => keep({ settings: { ...view, settings } })} />
      <MailQuotaForm view={mails} onSaved={(saved) => keep({ mails: saved })} />
    </div>
  );
}
