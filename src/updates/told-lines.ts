import { languages } from '../i18n/language';
import type { IssueFact, Texts, ToldLine, VersionFact } from '../ledger/told';
import type { OpenDraft } from './draft';
import { type StoredLine, textOf } from './line';
import { givenDate } from './line-date';
import { changesTopic } from './summary-lines';

/** The draft's lines as they will be told: what nobody wrote in any language says nothing. */
export function toldLines(draft: OpenDraft): ToldLine[] {
  const lines = written(draft);
  const numbers = new Map(lines.filter(({ section }) => section !== 'summary').map(({ id }, index) => [id, index + 1]));
  return lines.map((line) => ({ ...line, ...(numbers.has(line.id) && { number: numbers.get(line.id) }) }));
}

function written(draft: OpenDraft): ToldLine[] {
  return draft.sections.flatMap(({ name, lines }) =>
    lines.flatMap((line): ToldLine[] => {
      const texts: Texts = {};
      for (const language of languages) {
        const written = textOf(line, language, draft.context);
        if (written && !written.inOtherLanguage && written.text.trim() !== '') texts[language] = written.text;
      }
      if (Object.keys(texts).length === 0) return [];
      const { id, versionIds, response, link, attachments, neededBy, asked } = line;
      const date = givenDate(line, name, draft.dates);
      const counts = languages.filter((language) => line.phrase?.topic === changesTopic && texts[language] !== undefined && !line.text[language]?.trim());
      return [
        {
          id,
          section: name,
          texts,
          ...(counts.length > 0 && { counts }),
          issueIds: [...new Set([...line.issueIds, ...issuesInPhrase(line)])],
          versionIds,
          ...(response && { response: { texts: response.text, ...(response.by && { by: response.by }) } }),
          ...(link && { link }),
          ...(attachments && { attachments }),
          ...(neededBy && { neededBy }),
          ...(asked && { asked: { id: asked.id, on: asked.on, ...(neededBy !== undefined && neededBy < draft.context.today && { overdue: true as const }) } }),
          ...(date && { dated: { kind: date.kind, on: date.on, ...(date.from === 'plan' && { begun: true as const }), issueIds: line.issueIds } }),
        },
      ];
    }),
  );
}

export const withoutFilesIn = (lines: ToldLine[]): ToldLine[] => lines.map(({ attachments: _attachments, ...line }) => line);

/** A sentence Candor wrote may name issues the line is not about, "waits for …": they are told as well. Words a person typed in every language replace it. */
function issuesInPhrase({ phrase, text }: StoredLine): string[] {
  if (!phrase || languages.every((language) => text[language]?.trim())) return [];
  return [...JSON.stringify(phrase).matchAll(/"issueId":"(\d+)"/g)].flatMap(([, id]) => id ?? []);
}

/** What the evidence says of the issues these lines name. */
export function issueFacts({ evidence }: OpenDraft, lines: Pick<ToldLine, 'issueIds'>[]): IssueFact[] {
  const named = new Set(lines.flatMap(({ issueIds }) => issueIds));
  const blocked = new Set(evidence.groups.blocked.map(({ id }) => id));
  const facts = new Map<string, IssueFact>();
  for (const issue of Object.values(evidence.groups).flat()) {
    if (!named.has(issue.id)) continue;
    const { id, key, category, status, dueOn } = issue;
    facts.set(id, { id, key, category, status, ...(dueOn && { dueOn }), blocked: blocked.has(id), blockedBy: issue.blockedBy.map((blocker) => blocker.key), unassigned: !issue.assignee });
  }
  return [...facts.values()];
}

export function versionFacts({ evidence }: OpenDraft, lines: ToldLine[]): VersionFact[] {
  const named = new Set(lines.flatMap(({ versionIds }) => versionIds));
  return evidence.milestones.flatMap(({ id, name, releaseOn, released }) => (named.has(id) ? { id, name, ...(releaseOn && { releaseOn }), released } : []));
}
