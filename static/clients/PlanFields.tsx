import Heading from '@atlaskit/heading';
import type { CommunicationPlan, Engagement, EngagementDraft } from '../../src/clients/contract';
import { CheckField } from '../shared/CheckField';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';
import { TextField } from '../shared/TextField';
import { SendsItself } from './SendsItself';
import { WatchedRisks } from './WatchedRisks';
import { WordList } from './WordList';
import { WorkingTimeFields } from './WorkingTimeFields';

type Props = { engagement: Engagement; draft: EngagementDraft; onChange: (plan: CommunicationPlan) => void; errorAt: (field: string) => string | undefined; disabled: boolean };

const usualNight = { from: '20:00', until: '07:00' };
const preparing = [0, 1, 2, 3, 4, 5, 10];

/** What is agreed besides the rhythm: working time, how updates leave, bad news, what may be said. */
export function PlanFields({ engagement, draft, onChange, errorAt, disabled }: Props) {
  const { t } = useReader();
  const { plan } = draft;
  const { quiet, badNews, mayTell } = plan;
  const change = (part: Partial<CommunicationPlan>) => onChange({ ...plan, ...part });
  return (
    <>
      <section className="stack">
        <Heading size="medium" as="h3">
          {t('plan.form.sending')}
        </Heading>
        <SelectField
          label={t('plan.form.prepare')}
          value={String(plan.prepareWorkingDays)}
          options={[...new Set([...preparing, plan.prepareWorkingDays])].map((count) => ({
            value: String(count),
            label: count === 0 ? t('plan.form.prepare-same-day') : t('plan.form.prepare-days', { count }),
          }))}
          hint={t('plan.form.prepare-hint')}
          error={errorAt('plan.prepareWorkingDays')}
          onChange={(count) => change({ prepareWorkingDays: Number(count) })}
        />
        <CheckField label={t('plan.form.quiet')} hint={t('plan.form.quiet-hint')} checked={quiet !== undefined} onChange={(isQuiet) => change({ quiet: isQuiet ? usualNight : undefined })} />
        {quiet ? (
          <div className="two-columns">
            <TextField label={t('plan.form.quiet-from')} type="time" value={quiet.from} error={errorAt('plan.quiet.from')} disabled={disabled} onChange={(from) => change({ quiet: { ...quiet, from } })} />
            <TextField label={t('plan.form.quiet-until')} type="time" value={quiet.until} error={errorAt('plan.quiet.until')} disabled={disabled} onChange={(until) => change({ quiet: { ...quiet, until } })} />
          </div>
        ) : null}
        <CheckField label={t('plan.form.approval')} hint={t('plan.form.approval-hint')} checked={plan.needsApproval} onChange={(needsApproval) => change({ needsApproval })} />
        <SendsItself engagement={engagement} draft={draft} onChange={(sendsItself) => change({ sendsItself })} />
      </section>
      <WorkingTimeFields time={plan.workingTime} onChange={(workingTime) => change({ workingTime })} errorAt={errorAt} disabled={disabled} />
      <section className="stack">
        <Heading size="medium" as="h3">
          {t('plan.form.bad-news')}
        </Heading>
        <div className="two-columns">
          <TextField
            label={t('plan.form.slip')}
            type="number"
            value={String(badNews.slipWorkingDays)}
            error={errorAt('plan.badNews.slipWorkingDays')}
            disabled={disabled}
            onChange={(days) => change({ badNews: { ...badNews, slipWorkingDays: Number(days) } })}
          />
          <TextField
            label={t('plan.form.limit')}
            type="number"
            value={String(badNews.limitWorkingHours)}
            error={errorAt('plan.badNews.limitWorkingHours')}
            disabled={disabled}
            onChange={(hours) => change({ badNews: { ...badNews, limitWorkingHours: Number(hours) } })}
          />
        </div>
      </section>
      <WatchedRisks risks={plan.watchedRisks ?? []} onChange={(watchedRisks) => change({ watchedRisks })} errorAt={errorAt} disabled={disabled} />
      <section className="stack">
        <Heading size="medium" as="h3">
          {t('plan.form.may-tell')}
        </Heading>
        <p className="subtle">{t('plan.form.may-tell-hint')}</p>
        <CheckField label={t('plan.form.staff-names')} checked={mayTell.staffNames} onChange={(staffNames) => change({ mayTell: { ...mayTell, staffNames } })} />
        <CheckField label={t('plan.form.money')} checked={mayTell.money} onChange={(money) => change({ mayTell: { ...mayTell, money } })} />
        <WordList
          label={t('plan.form.words')}
          hint={t('plan.form.words-hint')}
          adding={t('plan.form.word')}
          entries={mayTell.words}
          remove={(word) => t('plan.form.remove-word', { word })}
          error={errorAt('plan.mayTell.words')}
          disabled={disabled}
          onChange={(words) => change({ mayTell: { ...mayTell, words } })}
        />
      </section>
    </>
  );
}
