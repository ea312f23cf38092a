import type { Engagement, EngagementDraft } from '../../src/clients/contract';
import { CheckField } from '../shared/CheckField';
import { Notice } from '../shared/Notice';
import { useReader } from '../shared/reader';
import { reachOf } from './reach';

type Props = { engagement: Engagement; draft: EngagementDraft; onChange: (sendsItself: boolean) => void };

/** A switch that sends messages nobody looks at: it says to how many, and when first. */
export function SendsItself({ engagement, draft, onChange }: Props) {
  const { t, date, today } = useReader();
  const { plan, nextUpdateOn, team } = draft;
  const reaches = engagement.contacts.map((contact) => reachOf(contact, engagement, today));
  const [reached, byHand] = [reaches.filter((reach) => reach === 'ok').length, reaches.filter((reach) => reach === 'by-hand').length];
  return (
    <div className="stack-tight">
      <CheckField label={t('plan.form.sends-itself')} checked={plan.sendsItself} onChange={onChange} hint={plan.sendsItself ? undefined : t('plan.form.sends-itself-off')} />
      {plan.sendsItself ? (
        <Notice appearance="warning">
          <p>{reached > 0 ? t('plan.form.sends-itself-what', { count: reached, date: nextUpdateOn ? date(nextUpdateOn) : '…', time: plan.sendAt }) : t('plan.form.sends-itself-nobody')}</p>
          {reached > 0 && byHand > 0 ? <p>{t('plan.form.sends-itself-by-hand', { count: byHand })}</p> : null}
          <p>{t('plan.form.sends-itself-unless', { name: team.projectManager.name })}</p>
        </Notice>
      ) : null}
    </div>
  );
}
