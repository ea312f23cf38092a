import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import type { UpdatesView } from '../../src/updates/contract';
import { LinkButton } from '../shared/LinkButton';
import { useReader } from '../shared/reader';
import { SquareName } from '../shared/SquareName';
import { HistoryList } from './HistoryList';
import { UntoldAge } from './UntoldAge';

/** Who is due an update, and what was sent. */
export function UpdatesOverview({ view, go }: { view: UpdatesView; go: (path: string) => void }) {
  const { t, date, dateWithDistance, moment, number, today } = useReader();
  if (view.reader === 'client') {
    return (
      <div className="stack-wide">
        <p className="subtle">{t('updates.client-reader')}</p>
        <HistoryList view={view} go={go} />
      </div>
    );
  }
  const byDate = [...view.engagements].sort((one, other) => one.nextUpdateOn.localeCompare(other.nextUpdateOn));
  return (
    <div className="stack-wide">
      <section className="stack" aria-labelledby="to-write-title">
        <Heading size="medium" as="h2" id="to-write-title">
          {t('updates.to-write')}
        </Heading>
        {view.may.edit ? null : <p className="subtle">{t('clients.read-only')}</p>}
        <ul className="list">
          {byDate.map((engagement, index) => {
            const rate = view.promises?.[engagement.id]?.rate;
            const untold = view.untold?.[engagement.id];
            const draft = view.drafts.find(({ engagementId }) => engagementId === engagement.id);
            return (
              <li key={engagement.id} className="row row-apart">
                <span className="stack-tight">
                  <span className="strong">
                    <SquareName id={engagement.client.id} name={engagement.client.name} />
                  </span>
                  <span className="subtle small">
                    {draft ? t('updates.draft-saved', { number: draft.number, time: moment(draft.savedAt) }) : t('updates.no-draft')} ·{' '}
                    {t('clients.next-update', { date: dateWithDistance(engagement.nextUpdateOn) })}
                    {engagement.plan.pause && today < engagement.plan.pause.until ? ` · ${t('updates.paused', { date: date(engagement.plan.pause.until) })}` : ''}
                    {rate ? (
                      <>
                        {' · '}
                        <LinkButton onClick={() => go(`/clients/${engagement.id}/promises`)}>{t('promises.kept-of', rate)}</LinkButton>
                      </>
                    ) : null}
                  </span>
                  {untold ? (
                    <span className="subtle small">
                      <LinkButton onClick={() => go(`/clients/${engagement.id}`)}>{untold.more ? t('bad-news.count-or-more', { count: number(untold.count) }) : t('bad-news.count', { count: untold.count })}</LinkButton> ·{' '}
                      <UntoldAge workingHours={untold.oldestWorkingHours} overLimit={untold.overLimit > 0} ofSeveral={untold.count > 1} />
                    </span>
                  ) : null}
                </span>
                {view.may.edit ? (
                  <Button appearance={index === 0 ? 'primary' : 'default'} onClick={() => go(`/updates/${engagement.id}`)}>
                    {t(draft ? 'updates.open-draft' : 'updates.write')}
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ul>
      </section>
      <HistoryList view={view} go={go} />
    </div>
  );
}
