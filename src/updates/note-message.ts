import { engagementFor } from '../clients/engagement';
import { callerAsPerson } from '../clients/person';
import { wishedForm } from '../clients/wished-length';
import { dateIn } from '../i18n/dates';
import { languages } from '../i18n/language';
import { badNewsSubject } from '../ledger/bad-news-subject';
import { lastUpdate } from '../ledger/snapshot';
import type { Texts, ToldLine } from '../ledger/told';
import { invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { checkOf, findingsIn } from './checks/check';
import { type Checkable, generatedKey } from './checks/checkable';
import { decisionsFrom } from './checks/decisions';
import type { NoteText } from './contract';
import { composeNote, type NoteSource } from './message/note';
import { noteSubjects, type NoteSubjects } from './note-subjects';
import { addressed, type PreparedMessage } from './prepared';
import { placeToAnswer } from './site-address';

/** A note about an issue, or about a few issues and milestones, as it would leave now. */
export async function prepareNote({ engagementId, text, overruled = [], ...about }: NoteText, caller: Caller): Promise<PreparedMessage> {
  const engagement = await engagementFor(caller, engagementId);
  const texts: Texts = Object.fromEntries(languages.flatMap((language) => (text[language]?.trim() ? [[language, text[language]]] : [])));
  if (Object.keys(texts).length === 0) throw invalid('failure.required', 'text');
  const [project, subjects, last, answer] = await Promise.all([
    asUser().send('project', { path: { project: caller.projectId } }),
    noteSubjects(engagement, about, caller),
    lastUpdate(engagementId),
    placeToAnswer(engagement),
  ]);
  const { settings, issues, versions, gone, words } = subjects;
  const source: NoteSource = { projectName: project.name, engagement, text: texts, subjects: words, ...answer };
  const lines = linesOf(texts, subjects);
  const message = await addressed(engagement, (edition) => composeNote(source, edition), wishedForm);
  return {
    engagement,
    told: {
      kind: 'note',
      engagementId,
      projectId: engagement.projectId,
      clientId: engagement.client.id,
      issues: issues.map(({ fact }) => fact),
      versions,
      lines,
      ...(gone.length > 0 && { gone: gone.map(badNewsSubject) }),
    },
    number: last?.number ?? 0,
    ...message,
    check: async () => {
      const decisions = decisionsFrom(overruled, await callerAsPerson(caller), new Date().toISOString());
      const about = { engagement, settings, lines, languages: [...new Set(message.recipients.map(({ edition }) => edition.language))] };
      return checkOf(await findingsIn(checkableNote(about, subjects), decisions), { needed: false, state: 'not-asked' });
    },
    // Asked above, when it was prepared again for the send.
    checkIssues: async () => [],
  };
}

/** What a person wrote, and how each of what it is about stands. */
function linesOf(texts: Texts, { issues, versions, words, lines }: NoteSubjects): ToldLine[] {
  const text = { id: 'text', section: 'note', texts, issueIds: issues.map(({ fact }) => fact.id), versionIds: versions.map(({ id }) => id) };
  return [text, ...lines.map((line, index) => ({ ...line, id: stateLineId(index), section: 'note', texts: Object.fromEntries(languages.map((language) => [language, words[index]?.[language].state])) }))];
}

/** Candor writes these. */
const stateLineId = (index: number) => (index === 0 ? 'state' : `state-${index + 1}`);

function checkableNote(about: Pick<Checkable, 'engagement' | 'settings' | 'lines' | 'languages'>, { issues, versions, lines }: NoteSubjects): Checkable {
  const generated = new Set(lines.flatMap((_, index) => languages.map((language) => generatedKey(stateLineId(index), language))));
  return { ...about, today: dateIn(Date.now(), about.engagement.timeZone), generated, issues: issues.map(({ checked }) => checked), milestones: versions };
}
