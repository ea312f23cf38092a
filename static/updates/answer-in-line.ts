import type { Language } from '../../src/i18n/language';
import { sectionNames, type Line, type SectionName } from '../../src/updates/contract';
import { newLine } from './lines';

type Placed = { section: SectionName; lines: Line[]; lineId: string };

/** What a colleague answered about an issue, put into its line: what a person typed there stays before it. An issue no line tells of gets one in `otherwise`. */
export function withAnswer(linesIn: (section: SectionName) => Line[], { issueId, text, language, otherwise }: { issueId: string; text: string; language: Language; otherwise: SectionName }): Placed {
  const words = text.replace(/\s*\n\s*/g, ' ');
  // The summary speaks of the whole.
  const order = [otherwise, ...sectionNames.filter((name) => name !== otherwise && name !== 'summary')];
  const citing = order.flatMap((section) => linesIn(section).flatMap((line) => (line.issueIds.includes(issueId) ? [{ section, line }] : [])));
  const found = citing.find(({ line }) => line.issueIds.length === 1) ?? citing[0];
  if (!found) {
    const line = newLine({ issueIds: [issueId], text: { [language]: words } });
    return { section: otherwise, lines: [...linesIn(otherwise), line], lineId: line.id };
  }
  const { section, line } = found;
  const typed = line.text[language]?.trim();
  const answered = { ...line, text: { ...line.text, [language]: typed ? `${typed} ${words}` : words } };
  return { section, lines: linesIn(section).map((each) => (each === line ? answered : each)), lineId: line.id };
}
