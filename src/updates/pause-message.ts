import { engagementFor } from '../clients/engagement';
import { plannedFrom } from '../clients/pause';
import { callerAsPerson } from '../clients/person';
import { readSettings } from '../clients/settings';
import { wishedForm } from '../clients/wished-length';
import { addDays, dateIn } from '../i18n/dates';
import { languages } from '../i18n/language';
import { lastUpdate } from '../ledger/snapshot';
import type { Texts, ToldLine } from '../ledger/told';
import { invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { checkOf, findingsIn } from './checks/check';
import { generatedKey } from './checks/checkable';
import { decisionsFrom } from './checks/decisions';
import type { PauseText } from './contract';
import { composePause, pauseSentence, type PauseSource } from './message/pause';
import { addressed, type PreparedMessage } from './prepared';
import { placeToAnswer } from './site-address';

/** Longer than that is no pause. */
const longestDays = 366;
const pauseLineId = 'pause';

/** What a client is told when her updates pause, as it would leave now. It names no issue. */
export async function preparePause({ engagementId, until, reason, overruled = [] }: PauseText, caller: Caller): Promise<PreparedMessage> {
  const engagement = await engagementFor(caller, engagementId);
  const today = dateIn(Date.now(), engagement.timeZone);
  if (until <= today || until > addDays(today, longestDays)) throw invalid('failure.pause-end', 'until');
  const texts: Texts = Object.fromEntries(languages.flatMap((language) => (reason[language]?.trim() ? [[language, reason[language].trim()]] : [])));
  if (Object.keys(texts).length === 0) throw invalid('failure.required', 'reason');
  const [project, settings, last, answer, nextOn] = await Promise.all([
    asUser().send('project', { path: { project: caller.projectId } }),
    readSettings(caller.projectId),
    lastUpdate(engagementId),
    placeToAnswer(engagement),
    plannedFrom(engagement, until),
  ]);
  const source: PauseSource = { projectName: project.name, engagement, reason: texts, until, nextOn, today, ...answer };
  const line = { section: 'note', issueIds: [], versionIds: [] };
  const lines: ToldLine[] = [
    { id: pauseLineId, ...line, texts: Object.fromEntries(languages.map((language) => [language, pauseSentence(source, language)])) },
    { id: 'reason', ...line, texts },
  ];
  const message = await addressed(engagement, (edition) => composePause(source, edition), wishedForm);
  return {
    engagement,
    told: { kind: 'note', engagementId, projectId: engagement.projectId, clientId: engagement.client.id, issues: [], versions: [], lines },
    number: last?.number ?? 0,
    ...message,
    check: async () => {
      const decisions = decisionsFrom(overruled, await callerAsPerson(caller), new Date().toISOString());
      const readers = [...new Set(message.recipients.map(({ edition }) => edition.language))];
      const generated = new Set(languages.map((language) => generatedKey(pauseLineId, language)));
      return checkOf(await findingsIn({ engagement, settings, today, lines, languages: readers, generated, issues: [], milestones: [] }, decisions), { needed: false, state: 'not-asked' });
    },
    checkIssues: async () => [],
  };
}
