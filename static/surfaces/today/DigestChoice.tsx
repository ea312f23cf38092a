import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CheckField } from '../../shared/CheckField';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { showFlag } from '../../shared/flag';
import { useReader } from '../../shared/reader';
import { call } from './calls';

/** Whether she gets by mail what waits for her. Saved at once. */
export function DigestChoice({ wanted }: { wanted: boolean }) {
  const { t } = useReader();
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: (next: boolean) => call('today.choose-digest', { wanted: next }),
    onSuccess: () => {
      showFlag(t('shared.saved'));
      return queries.invalidateQueries({ queryKey: ['today'] });
    },
  });
  return (
    <section className="stack-tight">
      <CheckField label={t('today.digest')} hint={t('today.digest-hint')} checked={choose.isPending ? choose.variables : wanted} onChange={(next) => choose.mutate(next)} />
      {choose.isError ? <ErrorPanel error={choose.error} /> : null}
    </section>
  );
}
