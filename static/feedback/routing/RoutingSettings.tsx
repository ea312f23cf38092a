import Heading from '@atlaskit/heading';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoutingRule, RoutingView, RuleScope } from '../../../src/feedback/contract';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { LoadingSkeleton } from '../../shared/LoadingSkeleton';
import { useReader } from '../../shared/reader';
import { call } from './calls';
import { ResponseTimesForm } from './ResponseTimesForm';
import { RuleSetEditor } from './RuleSetEditor';
import { TrialBox } from './TrialBox';
import './routing.css';

const key = ['routing'];

/** Where feedback goes, what would happen to a text, and when clients hear. */
export function RoutingSettings() {
  const { t } = useReader();
  const queries = useQueryClient();
  const view = useQuery({ queryKey: key, queryFn: () => call('routing.open') });
  if (view.isPending) return <LoadingSkeleton lines={5} label={t('shared.reading-jira')} />;
  if (view.isError) return <ErrorPanel error={view.error} onRetry={() => void view.refetch()} />;
  return <Loaded view={view.data} onSaved={(next) => queries.setQueryData(key, next)} onReload={() => void view.refetch()} />;
}

type Edited = { scope: RuleScope; rules: RoutingRule[] };

function Loaded({ view, onSaved, onReload }: { view: RoutingView; onSaved: (view: RoutingView) => void; onReload: () => void }) {
  const { t } = useReader();
  const [edited, setEdited] = useState<Edited>();
  const rulesOf = (scope: RuleScope) => (edited?.scope === scope ? edited.rules : view[scope].rules);
  const saved = (next: RoutingView) => {
    setEdited(undefined);
    onSaved(next);
  };
  const editor = (scope: RuleScope, mayEdit: boolean) => (
    <RuleSetEditor
      key={scope}
      scope={scope}
      view={view}
      rules={rulesOf(scope)}
      isEdited={edited?.scope === scope}
      // One set at a time: a trial then says what saving this one would change.
      mayEdit={mayEdit && (edited === undefined || edited.scope === scope)}
      onChange={(rules) => setEdited({ scope, rules })}
      onDiscard={() => {
        setEdited(undefined);
        onReload();
      }}
      onSaved={saved}
    />
  );
  return (
    <div className="stack-wide">
      <section className="stack">
        <div className="stack-tight">
          <Heading size="medium" as="h2">
            {t('routing.title')}
          </Heading>
          <p className="subtle">{t('routing.intro')}</p>
        </div>
        {editor('project', true)}
        {editor('site', view.maySaveSite)}
        <TrialBox names={view.names} edited={edited} />
      </section>
      <ResponseTimesForm times={view.times} onSaved={onSaved} />
    </div>
  );
}
