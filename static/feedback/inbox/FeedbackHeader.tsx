import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '../../../src/clients/contract';
import { feedbackKinds, severities, type FeedbackCalls, type FeedbackItem, type FeedbackState } from '../../../src/feedback/contract';
import { asCallError } from '../../shared/call';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { LinkButton } from '../../shared/LinkButton';
import { Lozenge } from '../../shared/Lozenge';
import { Notice } from '../../shared/Notice';
import { PersonName } from '../../shared/PersonName';
import { useReader } from '../../shared/reader';
import { SearchPicker } from '../../shared/SearchPicker';
import { SelectField } from '../../shared/SelectField';
import { SquareName } from '../../shared/SquareName';
import { useCall } from '../calls';

type Change = Omit<Parameters<FeedbackCalls['feedback.change']>[0], 'id' | 'revision'>;
type Props = { item: FeedbackItem; me: Person; mayEdit: boolean; onChanged: (item: FeedbackItem) => void; onConflict: () => void };

const looks: Record<FeedbackState, 'default' | 'inprogress' | 'moved' | 'success'> = { waiting: 'moved', answered: 'default', 'in-work': 'inprogress', done: 'moved', told: 'success', closed: 'default' };

/** Who says it, what it is, and whose it is; a person puts it right by one click. */
export function FeedbackHeader({ item, me, mayEdit, onChanged, onConflict }: Props) {
  const call = useCall();
  const { t, moment } = useReader();
  const change = useMutation({
    mutationFn: (wanted: Change) => call('feedback.change', { id: item.id, revision: item.revision, ...wanted }),
    onSuccess: onChanged,
    onError: (error) => asCallError(error).code === 'conflict' && onConflict(),
  });
  const busy = !mayEdit || change.isPending;
  const door = item.door === 'reply' ? (item.replyTo ? t('feedback.door.reply', { number: String(item.replyTo.number) }) : t('feedback.door.reply-unnumbered')) : t(`feedback.door.${item.door}`);
  const isSettled = item.state === 'closed' || item.state === 'told';
  return (
    <header className="stack-tight">
      <div className="row row-apart">
        <span className="row">
          {item.client ? <SquareName id={item.client.id} name={item.client.name} /> : <span className="subtle">{t('feedback.unknown-client')}</span>}
          <bdi className="inbox-asker">{item.asker.name}</bdi>
          <Lozenge appearance={looks[item.state]}>{t(`feedback.state.${item.state}`)}</Lozenge>
        </span>
        {mayEdit ? (
          <Button appearance="subtle" isDisabled={change.isPending} onClick={() => change.mutate({ state: isSettled ? 'waiting' : 'closed' })}>
            {t(isSettled ? 'feedback.reopen' : 'feedback.close')}
          </Button>
        ) : null}
      </div>
      <p className="subtle small">{t('feedback.received', { reference: item.reference, when: moment(item.receivedAt), door })}</p>
      {item.state === 'waiting' && item.hearsBy ? (
        <p className={item.overdue ? 'inbox-late' : 'small'}>{t(item.overdue ? 'feedback.late' : 'feedback.hears-by', { when: moment(item.hearsBy) })}</p>
      ) : null}
      {item.alsoAsked.length > 0 ? <p className="breakable">{t('feedback.also-asked', { count: item.alsoAsked.length, names: item.alsoAsked.map(({ name }) => name).join(', ') })}</p> : null}
      {item.routedBy?.broken ? (
        <Notice appearance="warning">
          <p>{t('feedback.broken-rule')}</p>
        </Notice>
      ) : null}
      <div className="inbox-facts">
        <SelectField
          label={t('feedback.kind')}
          value={item.kind}
          disabled={busy}
          options={feedbackKinds.map((value) => ({ value, label: t(`feedback.kind.${value}`) }))}
          hint={item.kindBy === 'suggestion' ? <Suggested item={item} onKeep={mayEdit ? () => change.mutate({ kind: item.kind }) : undefined} /> : undefined}
          onChange={(kind) => change.mutate({ kind })}
        />
        {item.kind === 'problem' ? (
          <SelectField
            label={t('feedback.severity')}
            value={item.severity ?? ''}
            placeholder={t('feedback.severity.none')}
            disabled={busy}
            options={severities.map((value) => ({ value, label: t(`feedback.severity.${value}`) }))}
            onChange={(severity) => change.mutate({ severity })}
          />
        ) : null}
        <Owner item={item} me={me} mayEdit={!busy} onChoose={(ownerAccountId) => change.mutate({ ownerAccountId })} />
      </div>
      {item.labels.length > 0 ? <p className="subtle small">{t('feedback.labels', { labels: item.labels.join(', ') })}</p> : null}
      {item.priority ? <p className="subtle small">{t('feedback.priority', { priority: item.priority })}</p> : null}
      {change.error ? <ErrorPanel error={change.error} /> : null}
    </header>
  );
}

function Suggested({ item, onKeep }: { item: FeedbackItem; onKeep?: () => void }) {
  const { t } = useReader();
  const words = item.suggestion?.because ?? [];
  return (
    <>
      <bdi>{words.length === 0 ? t('feedback.suggested.default') : t('feedback.suggested', { words: words.join(', ') })}</bdi> {onKeep ? <LinkButton onClick={onKeep}>{t('feedback.keep-suggestion')}</LinkButton> : null}
    </>
  );
}

function Owner({ item, me, mayEdit, onChoose }: { item: FeedbackItem; me: Person; mayEdit: boolean; onChoose: (accountId: string | null) => void }) {
  const call = useCall();
  const { t } = useReader();
  const [searching, setSearching] = useState(false);
  const choose = (accountId: string | null) => {
    setSearching(false);
    onChoose(accountId);
  };
  return (
    <div className="stack-tight">
      <span className="legend">{t('feedback.owner')}</span>
      {item.owner ? <PersonName name={item.owner.name} avatarUrl={item.owner.avatarUrl} /> : <span className="subtle breakable">{item.lookedAfterBy === undefined ? t('feedback.owner.none') : t('feedback.owner.none-but', { name: item.lookedAfterBy })}</span>}
      {mayEdit ? (
        <span className="row">
          {item.owner?.accountId === me.accountId ? null : <LinkButton onClick={() => choose(me.accountId)}>{t('feedback.owner.take')}</LinkButton>}
          <LinkButton onClick={() => setSearching(!searching)}>{t('feedback.owner.change')}</LinkButton>
          {item.owner ? <LinkButton onClick={() => choose(null)}>{t('feedback.owner.release')}</LinkButton> : null}
        </span>
      ) : null}
      {searching ? (
        <SearchPicker
          label={t('feedback.owner.change')}
          searchKey={['owners']}
          search={(text) => call('clients.find-people', { text, road: 'by-hand' })}
          idOf={({ accountId }) => accountId}
          render={({ name, avatarUrl }) => <PersonName name={name} avatarUrl={avatarUrl} />}
          onPick={({ accountId }) => choose(accountId)}
          nothing={t('feedback.owner.nothing')}
        />
      ) : null}
    </div>
  );
}
