import { wantsEngagements } from '../clients/glance';
import type { Version } from '../platform/jira/answers';
import { asApp } from '../platform/jira/jira';
import { push } from '../platform/queue';
import { readTogether } from '../platform/storage/batch';
import { commitIfFirst } from '../platform/storage/commit-if-first';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { badNewsOf, type BadNewsLook, type BadNewsRecord, factsOfVersion, type Glimpse } from './bad-news';
import { needsAlarm } from './bad-news-due';
import { lookOf } from './bad-news-look';
import { badNewsDues, badNewsWrites, wantsBadNews } from './bad-news-store';
import { badNewsKey, badNewsSubject } from './bad-news-subject';
import { untoldViews } from './bad-news-view';
import { commitEach } from './commit-each';
import type { BadNewsView } from './contract';
import { toldQueue } from './told-mark';

/** Whoever mails our own people listens there. */
const alarmQueue = 'keep-plan';
/** Read and written in one event. */
const subjectsInEvent = 20;

type Due = { engagementId: string; subject: string };

/** Has bad news looked at that the passing of time has changed, client by client. */
export async function pushBadNews(dues: Due[]): Promise<void> {
  const byEngagement = new Map<string, string[]>();
  for (const { engagementId, subject } of dues) byEngagement.set(engagementId, [...(byEngagement.get(engagementId) ?? []), subject]);
  for (const [engagementId, subjects] of byEngagement) await push(toldQueue, inEvents(subjects).map((badNews) => ({ engagementId, badNews })));
}

const inEvents = (subjects: string[]) => Array.from({ length: Math.ceil(subjects.length / subjectsInEvent) }, (_, index) => subjects.slice(index * subjectsInEvent, (index + 1) * subjectsInEvent));

/** Brings what is known of these subjects to now, and has our own people told of what a client has not been told in time. Milestones are looked up in Jira: an event may have been lost. Safe to repeat. */
export async function settleBadNews(engagementId: string, subjects: string[]): Promise<void> {
  const keys = subjects.map((subject) => badNewsKey(engagementId, subject));
  const late = await repeatOnConflict(async () => {
    const { engagements, ...found } = await readTogether({ engagements: wantsEngagements([engagementId]), ...wantsBadNews(keys, [engagementId]) });
    const engagement = engagements[0]?.body;
    // Nobody is left who could tell her.
    if (!engagement) {
      await commitEach(found.badNewsDues.map((due) => badNewsDues.remove(due)));
      return [];
    }
    const look = lookOf(engagement, new Date().toISOString());
    const versions = found.badNews.some(({ body }) => body.subject.kind === 'version') ? await asApp().send('projectVersions', { path: { project: engagement.projectId } }) : [];
    await commitEach(badNewsWrites(engagementId, found.badNews.map(({ body }) => ({ subject: body.subject, seen: seenNow(body, versions, look) })), found, look));
    return found.badNews.filter(({ body }) => needsAlarm(body, badNewsOf(body, look), look)).map(({ body }) => badNewsSubject(body.subject));
  });
  if (late.length > 0) await push(alarmQueue, [{ alarmFor: engagementId, subjects: late }]);
}

/** Issues are looked up when Jira tells of them; a milestone that is gone is no longer there for her. */
function seenNow({ subject }: BadNewsRecord, versions: Version[], { now }: BadNewsLook): Glimpse[] {
  if (subject.kind === 'issue') return [];
  const version = versions.find(({ id }) => id === subject.versionId);
  return [{ at: now, ...(version && { facts: factsOfVersion({ released: version.released, ...(version.releaseDate && { releaseOn: version.releaseDate }) }) }) }];
}

/** What our own record has seen of a milestone. Safe to repeat, in any order; costs one read where nobody was told of it. */
export async function seeVersion(engagementIds: string[], versionId: string, sightings: { at: string; releaseOn?: string; released: boolean }[]): Promise<void> {
  const keys = engagementIds.map((engagementId) => badNewsKey(engagementId, `version-${versionId}`));
  const seen = sightings.map((sighting): Glimpse => ({ at: sighting.at, facts: factsOfVersion(sighting) }));
  await repeatOnConflict(async () => {
    const { engagements, ...found } = await readTogether({ engagements: wantsEngagements(engagementIds), ...wantsBadNews(keys, engagementIds) });
    const now = new Date().toISOString();
    await commitEach(
      found.badNews.flatMap(({ body }) => {
        const { engagementId, subject } = body;
        const look = lookOf(engagements.find((each) => each.id === engagementId)?.body, now);
        return badNewsWrites(engagementId, [{ subject, seen }], found, look);
      }),
    );
  });
}

/** What of these subjects our own people are to be told of now: this marks that they are, so that of two runs one gets it. None where it was told, or undone, meanwhile. */
export async function claimAlarms(engagementId: string, subjects: string[]): Promise<BadNewsView[]> {
  const keys = subjects.map((subject) => badNewsKey(engagementId, subject));
  const { engagements, ...found } = await readTogether({ engagements: wantsEngagements([engagementId]), ...wantsBadNews(keys, [engagementId]) });
  const look = lookOf(engagements[0]?.body, new Date().toISOString());
  const late = found.badNews.filter(({ body }) => needsAlarm(body, badNewsOf(body, look), look)).slice(0, subjectsInEvent / 2);
  const isFirst = await commitIfFirst(badNewsWrites(engagementId, late.map(({ body }) => ({ subject: body.subject, alarmedAt: look.now })), found, look));
  return isFirst ? late.flatMap(({ body }) => untoldViews(body, look)).sort((one, other) => one.at.localeCompare(other.at)) : [];
}
