import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProjectSettings, SettingsCalls, SettingsView } from '../../src/clients/contract';
import { asCallError, makeCall } from '../shared/call';
import { ConflictChoice } from '../shared/ConflictChoice';
import { ErrorPanel } from '../shared/ErrorPanel';
import { showFlag } from '../shared/flag';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';
import { SendingRule } from './SendingRule';
import { StatusNames } from './StatusNames';
import { StatusWords } from './StatusWords';
import './clients.css';

const call = makeCall<SettingsCalls>();

/** The working rules of a project, as sentences. */
export function ProjectSettingsView({ view, onSaved }: { view: SettingsView; onSaved: (settings: ProjectSettings) => void }) {
  const { t, failure } = useReader();
  const [draft, setDraft] = useState(view.settings);
  const adopt = (settings: ProjectSettings) => {
    setDraft(settings);
    onSaved(settings);
  };
  const save = useMutation({
    mutationFn: (revision: string) => call('settings.save', { ...draft, revision }),
    onSuccess: (settings) => {
      adopt(settings);
      showFlag(t('shared.saved'));
    },
  });
  const readAgain = useMutation({ mutationFn: () => call('settings.open') });
  const refused = save.error ? asCallError(save.error) : undefined;
  const errorAt = (field: string) => (refused?.field?.startsWith(field) ? failure(refused) : undefined);
  const change = (part: Partial<ProjectSettings>) => setDraft({ ...draft, ...part });
  const changed = JSON.stringify(draft) !== JSON.stringify(view.settings);
  return (
    <form
      className="stack-wide narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft.revision);
      }}
    >
      <SendingRule sending={draft.sending} roles={view.roles} error={errorAt('sending')} onChange={(sending) => change({ sending })} />
      <StatusNames
        title={t('settings.blocked')}
        hint={t('settings.blocked-hint')}
        statusNames={view.statusNames}
        chosen={draft.blockedStatuses}
        error={errorAt('blockedStatuses')}
        onChange={(blockedStatuses) => change({ blockedStatuses })}
      />
      <StatusNames
        title={t('settings.third-party')}
        hint={t('settings.third-party-hint')}
        statusNames={view.statusNames}
        chosen={draft.thirdPartyStatuses ?? []}
        error={errorAt('thirdPartyStatuses')}
        onChange={(thirdPartyStatuses) => change({ thirdPartyStatuses })}
      />
      <section className="stack">
        <Heading size="medium" as="h2">
          {t('settings.health')}
        </Heading>
        <p className="subtle">{t('settings.health-sentence', { count: draft.health.atRiskIssues, days: draft.health.offTrackWorkingDays })}</p>
        <div className="two-columns">
          <TextField
            label={t('settings.at-risk-issues')}
            type="number"
            value={String(draft.health.atRiskIssues)}
            error={errorAt('health.atRiskIssues')}
            onChange={(value) => change({ health: { ...draft.health, atRiskIssues: Number(value) } })}
          />
          <TextField
            label={t('settings.off-track-days')}
            type="number"
            value={String(draft.health.offTrackWorkingDays)}
            error={errorAt('health.offTrackWorkingDays')}
            onChange={(value) => change({ health: { ...draft.health, offTrackWorkingDays: Number(value) } })}
          />
        </div>
      </section>
      <section className="stack">
        <Heading size="medium" as="h2">
          {t('settings.words')}
        </Heading>
        <p className="subtle">{t('settings.words-hint')}</p>
        <StatusWords words={draft.statuses} statusNames={view.statusNames} mayEdit onChange={(words) => change({ statuses: words })} errorAt={errorAt} />
      </section>
      {refused?.code === 'conflict' ? (
        <ConflictChoice
          message={failure(refused)}
          onKeepMine={() => readAgain.mutate(undefined, { onSuccess: (theirs) => save.mutate(theirs.settings.revision) })}
          onTakeTheirs={() =>
            readAgain.mutate(undefined, {
              onSuccess: (theirs) => {
                adopt(theirs.settings);
                save.reset();
              },
            })
          }
        />
      ) : refused && !refused.field ? (
        <ErrorPanel error={refused} />
      ) : null}
      <div className="row save-bar">
        <Button type="submit" appearance="primary" isLoading={save.isPending} isDisabled={!changed}>
          {t('shared.save')}
        </Button>
        {changed ? <span className="subtle">{t('shared.unsaved')}</span> : null}
      </div>
    </form>
  );
}
