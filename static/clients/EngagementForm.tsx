import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Engagement, EngagementDraft } from '../../src/clients/contract';
import { asCallError } from '../shared/call';
import { ConflictChoice } from '../shared/ConflictChoice';
import { ErrorPanel } from '../shared/ErrorPanel';
import { showFlag } from '../shared/flag';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';
import { draftOf, isChanged } from './engagement-draft';
import { PlanFields } from './PlanFields';
import { RhythmFields } from './RhythmFields';
import { RoadNeeds } from './RoadNeeds';
import { SingleIssueChoice } from './SingleIssueChoice';
import { StatusWords } from './StatusWords';
import { TeamFields } from './TeamFields';
import { VisibilityChoice } from './VisibilityChoice';

type Props = { engagement: Engagement; mayEdit: boolean; onSaved: (engagement: Engagement) => void };

/** How we work with this client; everything here has a default that works. */
export function EngagementForm({ engagement, mayEdit, onSaved }: Props) {
  const call = useCall();
  const { t, failure } = useReader();
  const [basis, setBasis] = useState(engagement);
  const [draft, setDraft] = useState<EngagementDraft>(() => draftOf(engagement));
  // Saving a contact or a pause moves the revision too. Where nothing was typed, or nothing this form shows has changed, it follows.
  if (basis.revision !== engagement.revision) {
    setBasis(engagement);
    if (!isChanged(draft, basis)) setDraft(draftOf(engagement));
    else if (!isChanged(draftOf(basis), engagement)) setDraft({ ...draft, revision: engagement.revision });
  }
  const choices = useQuery({ queryKey: ['visibility-choices'], queryFn: () => call('clients.visibility-choices'), enabled: mayEdit });
  const adopt = (saved: Engagement) => {
    onSaved(saved);
    setDraft(draftOf(saved));
  };
  const save = useMutation({
    mutationFn: (revision: string) => call('clients.save-engagement', { ...draft, revision }),
    onSuccess: (saved) => {
      adopt(saved);
      showFlag(t('shared.saved'));
    },
  });
  const readAgain = useMutation({
    mutationFn: async () => {
      const { engagements } = await call('clients.open');
      return engagements.find((other) => other.id === engagement.id) ?? engagement;
    },
  });
  const refused = save.error ? asCallError(save.error) : undefined;
  const errorAt = (field: string) => (refused?.field?.startsWith(field) ? failure(refused) : undefined);
  const change = (part: Partial<EngagementDraft>) => setDraft({ ...draft, ...part });
  return (
    <form
      className="stack-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft.revision);
      }}
    >
      <fieldset disabled={!mayEdit} className="stack-wide">
        <legend className="visually-hidden">{t('clients.how-we-work')}</legend>
        <section className="stack">
          <Heading size="medium" as="h3">
            {t('clients.visibility')}
          </Heading>
          {!mayEdit ? (
            <p>{t(`clients.rule.${engagement.visibility.kind}`)}</p>
          ) : choices.isPending ? (
            <LoadingSkeleton lines={5} />
          ) : choices.isError ? (
            <ErrorPanel error={choices.error} onRetry={() => void choices.refetch()} />
          ) : (
            <>
              <VisibilityChoice
                rule={draft.visibility}
                chosen={[]}
                choices={choices.data}
                onChange={(visibility) => change({ visibility })}
                onChoose={() => undefined}
                error={errorAt('visibility')}
                withoutChosen
              />
              <SingleIssueChoice engagementId={engagement.id} />
            </>
          )}
        </section>
        <section className="stack">
          <Heading size="medium" as="h3">
            {t('clients.plan')}
          </Heading>
          <TextField label={t('clients.client-name')} required value={draft.clientName} error={errorAt('clientName')} disabled={!mayEdit} onChange={(clientName) => change({ clientName })} />
          <TextField label={t('clients.purpose')} hint={t('clients.purpose-hint')} multiline value={draft.purpose} error={errorAt('purpose')} onChange={(purpose) => change({ purpose })} />
          <RhythmFields draft={draft} onChange={change} errorAt={errorAt} disabled={!mayEdit} />
        </section>
        <PlanFields engagement={engagement} draft={draft} onChange={(plan) => change({ plan })} errorAt={errorAt} disabled={!mayEdit} />
        <TeamFields team={draft.team} mayEdit={mayEdit} onChange={(team) => change({ team })} errorAt={errorAt} />
        <RoadNeeds draft={draft} anchorIssue={engagement.anchorIssue} serviceDesks={choices.data?.serviceDesks ?? []} mayEdit={mayEdit} onChange={change} errorAt={errorAt} />
        <section className="stack">
          <Heading size="medium" as="h3">
            {t('clients.words')}
          </Heading>
          <p className="subtle">{t('clients.words-hint')}</p>
          <StatusWords words={draft.statuses} mayEdit={mayEdit} onChange={(statuses) => change({ statuses })} errorAt={errorAt} />
        </section>
      </fieldset>
      {refused?.code === 'conflict' ? (
        <ConflictChoice
          message={failure(refused)}
          onKeepMine={() => readAgain.mutate(undefined, { onSuccess: (theirs) => save.mutate(theirs.revision) })}
          onTakeTheirs={() =>
            readAgain.mutate(undefined, {
              onSuccess: (theirs) => {
                adopt(theirs);
                save.reset();
              },
            })
          }
        />
      ) : refused ? (
        <ErrorPanel error={refused} />
      ) : null}
      {mayEdit ? (
        <div className="row save-bar">
          <Button type="submit" appearance="primary" isLoading={save.isPending} isDisabled={!isChanged(draft, engagement)}>
            {t('shared.save')}
          </Button>
          {isChanged(draft, engagement) ? <span className="subtle">{t('shared.unsaved')}</span> : null}
        </div>
      ) : null}
    </form>
  );
}
