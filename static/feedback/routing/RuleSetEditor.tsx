import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import Button from '@atlaskit/button/default/button';
import CrossIcon from '@atlaskit/icon/core/cross';
import EditIcon from '@atlaskit/icon/core/edit';
import Heading from '@atlaskit/heading';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { RoutingRule, RoutingView, RuleScope } from '../../../src/feedback/contract';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { showFlag } from '../../shared/flag';
import { IconAction } from '../../shared/IconAction';
import { LinkButton } from '../../shared/LinkButton';
import { Notice } from '../../shared/Notice';
import { useReader } from '../../shared/reader';
import { call } from './calls';
import { ruleSentence } from './rule-sentence';
import { goToTrial } from './TrialBox';

const RuleDialog = lazy(async () => ({ default: (await import('./RuleDialog')).RuleDialog }));

type Props = {
  scope: RuleScope;
  view: RoutingView;
  rules: RoutingRule[];
  isEdited: boolean;
  mayEdit: boolean;
  onChange: (rules: RoutingRule[]) => void;
  onDiscard: () => void;
  onSaved: (view: RoutingView) => void;
};

/** The rules of the project or the site, in order, each read as a sentence. */
export function RuleSetEditor({ scope, view, rules, isEdited, mayEdit, onChange, onDiscard, onSaved }: Props) {
  const { t } = useReader();
  const [open, setOpen] = useState<RoutingRule>();
  const save = useMutation({
    mutationFn: () => call('routing.save', { scope, revision: view[scope].revision, rules }),
    onSuccess: (next) => {
      showFlag(t('routing.saved'));
      onSaved(next);
    },
  });
  const move = (index: number, by: number) => {
    const next = [...rules];
    const [rule] = next.splice(index, 1);
    if (rule) next.splice(index + by, 0, rule);
    onChange(next);
  };
  const keep = (rule: RoutingRule) => {
    setOpen(undefined);
    onChange(rules.some(({ id }) => id === rule.id) ? rules.map((other) => (other.id === rule.id ? rule : other)) : [...rules, rule]);
  };
  return (
    <section className="stack-tight">
      <Heading size="small" as="h3">
        {t(`routing.${scope}-rules`)}
      </Heading>
      {scope === 'site' ? <p className="subtle small">{t(view.maySaveSite ? 'routing.site-rules.hint' : 'routing.site-rules.read-only')}</p> : null}
      {rules.length === 0 ? <p className="subtle">{t(scope === 'project' ? 'routing.no-rules' : 'routing.no-site-rules')}</p> : null}
      <ol className="rule-list">
        {rules.map((rule, index) => (
          <Rule
            key={rule.id}
            rule={rule}
            view={view}
            scope={scope}
            mayEdit={mayEdit}
            isFirst={index === 0}
            isLast={index === rules.length - 1}
            onEdit={() => setOpen(rule)}
            onMove={(by) => move(index, by)}
            onRemove={() => onChange(rules.filter(({ id }) => id !== rule.id))}
          />
        ))}
      </ol>
      {save.error ? <ErrorPanel error={save.error} /> : null}
      {mayEdit ? (
        <div className="row">
          <Button onClick={() => setOpen({ id: crypto.randomUUID(), name: '', conditions: {}, results: {} })}>{t('routing.add')}</Button>
          {isEdited ? (
            <>
              <Button appearance="primary" isLoading={save.isPending} onClick={() => save.mutate()}>
                {t('routing.save')}
              </Button>
              <Button appearance="subtle" onClick={onDiscard}>
                {t('shared.cancel')}
              </Button>
              <span className="subtle" role="status">
                {t('routing.unsaved')}
              </span>
            </>
          ) : null}
        </div>
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <RuleDialog rule={open} names={view.names} broken={brokenParts(view, scope, open.id)} onKeep={keep} onClose={() => setOpen(undefined)} />
        </Suspense>
      ) : null}
    </section>
  );
}

const brokenParts = ({ broken }: RoutingView, scope: RuleScope, ruleId: string) => broken.find((each) => each.scope === scope && each.ruleId === ruleId)?.parts ?? [];

type RuleProps = { rule: RoutingRule; view: RoutingView; scope: RuleScope; mayEdit: boolean; isFirst: boolean; isLast: boolean; onEdit: () => void; onMove: (by: number) => void; onRemove: () => void };

function Rule({ rule, view, scope, mayEdit, isFirst, isLast, onEdit, onMove, onRemove }: RuleProps) {
  const reader = useReader();
  const { t } = reader;
  const { name } = rule;
  const parts = brokenParts(view, scope, rule.id);
  const stops = parts.some(({ part }) => part !== 'notifyAccountIds');
  return (
    <li className="rule">
      <div className="rule-words">
        <p>
          <strong>
            <bdi>{name}</bdi>
          </strong>
        </p>
        <p className="breakable">{ruleSentence(rule, view.names, reader)}</p>
        {parts.length > 0 ? (
          <Notice appearance="warning">
            <p className="breakable">{t(stops ? 'routing.broken' : 'routing.broken-notice', { values: parts.map(({ value }) => value).join(', ') })}</p>
          </Notice>
        ) : null}
      </div>
      <div className="rule-actions">
        <LinkButton onClick={goToTrial}>
          {t('routing.try.run')}
          <span className="visually-hidden"> {name}</span>
        </LinkButton>
        {mayEdit ? (
          <>
            <IconAction icon={ArrowUpIcon} label={t('routing.up', { name })} disabled={isFirst} onClick={() => onMove(-1)} />
            <IconAction icon={ArrowDownIcon} label={t('routing.down', { name })} disabled={isLast} onClick={() => onMove(1)} />
            <IconAction icon={EditIcon} label={t('routing.edit', { name })} onClick={onEdit} />
            <IconAction icon={CrossIcon} label={t('routing.remove', { name })} onClick={onRemove} />
          </>
        ) : null}
      </div>
    </li>
  );
}
