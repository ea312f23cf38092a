import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import type { Engagement } from '../../src/clients/contract';
import { formatDate } from '../../src/i18n/dates';
import { evidenceGroups, sectionNames, type Draft, type EvidenceGroup, type EvidenceMilestone, type SectionName } from '../../src/updates/contract';
import type { ToldAttachment } from '../../src/ledger/contract';
import type { Finding } from '../../src/updates/check-contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { showFlag } from '../shared/flag';
import { PageTabs } from '../shared/PageTabs';
import { useReader } from '../shared/reader';
import { TabPanel } from '../shared/TabPanel';
import { WithWords } from '../shared/WithWords';
import { withAnswer } from './answer-in-line';
import { useCall } from './calls';
import { ApprovalNotice } from './check/ApprovalNotice';
import { byLine, FindingsProvider, useDraftCheck } from './check/draft-check';
import { FindingList } from './check/FindingList';
import { citedNames } from './cited-names';
import { createDraftSession, withLaterSaves, type DraftSession } from './draft-session';
import { DraftHeader } from './DraftHeader';
import { EvidencePanel } from './EvidencePanel';
import { HealthPicker } from './HealthPicker';
import { HighlightProvider } from './highlight';
import { TitleProvider } from './issue-titles';
import { FilesProvider } from './line-files';
import { isMissing, newLine } from './lines';
import { SectionEditor } from './SectionEditor';
import { awaitsWords } from './section-autosave';

const ChartChoice = lazy(async () => ({ default: (await import('./ChartChoice')).ChartChoice }));
const SendDialog = lazy(async () => ({ default: (await import('./SendDialog')).SendDialog }));
const TitleDialog = lazy(async () => ({ default: (await import('./TitleDialog')).TitleDialog }));
const AttachmentDialog = lazy(async () => ({ default: (await import('./AttachmentDialog')).AttachmentDialog }));
const DiscardDialog = lazy(async () => ({ default: (await import('./DiscardDialog')).DiscardDialog }));

type Props = {
  draft: Draft;
  engagement: Engagement;
  maySend: boolean;
  go: (path: string) => void;
  onDraft: (change: (draft: Draft) => Draft) => void;
  onReread: () => void;
  onEngagement: (engagement: Engagement) => void;
  discard: { run: () => void; busy: boolean; error: unknown };
};

type OpenDialog = { kind: 'send' | 'discard' } | { kind: 'title'; issueId: string } | { kind: 'files'; section: SectionName; lineId: string };

/** Where a line about an issue of this group goes. */
const sectionOf: Record<EvidenceGroup, SectionName> = { done: 'done', moving: 'moving', next: 'next', overdue: 'risks', blocked: 'risks' };

/** Ids of the issues and milestones that lines speak of. */
function citedIn(session: DraftSession): Set<string> {
  const lines = sectionNames.flatMap((name) => session.sections[name].state().lines);
  return new Set(lines.flatMap((line) => [...line.issueIds, ...line.versionIds]));
}

/** The desk: the draft on the left, what Jira says on the right. */
export function DraftEditor({ draft, engagement, maySend, go, onDraft, onReread, onEngagement, discard }: Props) {
  const call = useCall();
  const { t, today, languageName } = useReader();
  const engagementId = engagement.id;
  const [session] = useState(() =>
    createDraftSession(call, draft, (saved) =>
      onDraft((current) => ({ ...current, sections: [...current.sections.filter((section) => section.name !== saved.name), saved] })),
    ),
  );
  const [wanted, setWanted] = useState(engagement.language);
  const language = draft.languages.includes(wanted) ? wanted : (draft.languages[0] ?? engagement.language);
  const [dialog, setDialog] = useState<OpenDialog>();
  const close = () => setDialog(undefined);
  useSyncExternalStore(session.subscribe, session.version);
  useEffect(() => session.adopt(draft), [session, draft]);
  useEffect(() => {
    const flush = () => void session.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [session]);
  const add = (name: SectionName, part: Parameters<typeof newLine>[0]) => {
    const section = session.sections[name];
    section.edit([...section.state().lines, newLine(part)]);
    void section.flush();
  };
  const names = citedNames(draft);
  /** Puts the sentence a finding offers in the place of the line's, in that language. */
  const take = ({ lineId, section: name, suggestion }: Finding) => {
    if (!suggestion || name === undefined) return;
    const section = session.sections[name];
    section.edit(section.state().lines.map((line) => (line.id === lineId ? { ...line, text: { ...line.text, [suggestion.language]: suggestion.text } } : line)));
    void section.flush().then(check.checkAgain);
  };
  const attach = ({ section: name, lineId }: { section: SectionName; lineId: string }, attachments: ToldAttachment[]) => {
    const section = session.sections[name];
    section.edit(section.state().lines.map((line) => (line.id === lineId ? { ...line, attachments: attachments.length > 0 ? attachments : undefined } : line)));
  };
  const takeOff = ({ lineId, section: name, parameters }: Finding) => {
    const line = name && session.sections[name].state().lines.find(({ id }) => id === lineId);
    if (!line) return;
    attach({ section: name, lineId: line.id }, (line.attachments ?? []).filter(({ id }) => id !== parameters['attachmentId']));
    void session.sections[name].flush().then(check.checkAgain);
  };
  /** Her words are where the person begins: the caret goes there. */
  const takeAnswer = (issueId: string, text: string) => {
    const group = [...evidenceGroups].reverse().find((name) => draft.evidence.groups[name].some(({ id }) => id === issueId)) ?? 'moving';
    const { section: name, lines, lineId } = withAnswer((each) => session.sections[each].state().lines, { issueId, text, language, otherwise: sectionOf[group] });
    session.sections[name].edit(lines);
    requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>(`[data-line="${CSS.escape(lineId)}"] textarea`)?.focus());
    void session.sections[name].flush().then(check.checkAgain);
  };
  const check = useDraftCheck({ engagementId, maySend, onTake: take });
  const findings = check.check?.findings ?? [];
  const actions = { ...check.actions, takeOff };
  const reread = useMutation({
    mutationFn: async (showIssueId?: string) => {
      await session.flush();
      return showIssueId ? call('updates.show-issue', { engagementId, issueId: showIssueId }) : call('updates.refresh', { engagementId });
    },
    onSuccess: (fresh, shownIssueId) => {
      onDraft((current) => withLaterSaves(current, fresh));
      session.adopt(fresh);
      check.checkAgain();
      if (shownIssueId === undefined) return;
      // Candor writes a line about it unless the section is full already.
      const group = evidenceGroups.find((name) => fresh.evidence.groups[name].some(({ id }) => id === shownIssueId));
      if (group && !citedIn(session).has(shownIssueId)) add(sectionOf[group], { issueIds: [shownIssueId] });
      showFlag(t('updates.issue-shown', { key: names.get(shownIssueId)?.name ?? '' }));
    },
  });
  const leave = useMutation({
    mutationFn: (_then: () => void) => session.flush(),
    onSuccess: (saved, then) => {
      if (saved) return then();
      showFlag(t('updates.save-first'), 'error');
      const troubled = sectionNames.find((name) => session.sections[name].state().status !== 'saved');
      document.getElementById(`section-${troubled}`)?.scrollIntoView({ block: 'center' });
    },
  });
  const addMilestone = (milestone: EvidenceMilestone) =>
    add('milestones', {
      versionIds: [milestone.id],
      text: Object.fromEntries(
        draft.languages.map((name) => [name, milestone.releaseOn ? `${milestone.name}: ${formatDate(milestone.releaseOn, name, today)}` : milestone.name]),
      ),
    });
  const tabs = draft.languages.map((name) => {
    const missing = sectionNames
      .map((section) => session.sections[section].state())
      .flatMap((state) => state.lines.filter((line) => isMissing(line, name) && !awaitsWords(state, line))).length;
    return { id: name, label: missing > 0 ? t('updates.language-tab-missing', { language: languageName(name), count: missing }) : languageName(name) };
  });
  const sections = sectionNames.map((name) => (
    <SectionEditor
      key={name}
      name={name}
      autosave={session.sections[name]}
      language={language}
      names={names}
      dates={draft.sections.find((section) => section.name === name)?.dates}
      ownRecord={draft.ownRecord}
    />
  ));
  const allLines = sectionNames.flatMap((name) => session.sections[name].state().lines);
  const filed = dialog?.kind === 'files' ? allLines.find(({ id }) => id === dialog.lineId) : undefined;
  const titled = dialog?.kind === 'title' ? { id: dialog.issueId, ...(names.get(dialog.issueId) ?? { name: '' }) } : undefined;
  return (
    <HighlightProvider>
      <FindingsProvider value={{ byLine: byLine(findings), names, actions, leave: check.checkAgain }}>
        <TitleProvider open={(issueId) => setDialog({ kind: 'title', issueId })}>
          <FilesProvider open={(section, lineId) => setDialog({ kind: 'files', section, lineId })}>
          <div className="stack">
            <DraftHeader
              draft={draft}
              engagement={engagement}
              session={session}
              check={check}
              maySend={maySend}
              refreshing={reread.isPending}
              onRefresh={() => reread.mutate(undefined)}
              onDiscard={() => setDialog({ kind: 'discard' })}
              leaving={leave.isPending}
              onPreview={() => leave.mutate(() => go(`/updates/${engagementId}/preview`))}
              onSend={() => leave.mutate(() => setDialog({ kind: 'send' }))}
            />
            {reread.isError ? <ErrorPanel error={reread.error} onRetry={() => reread.mutate(reread.variables)} /> : null}
            {check.decisionError ? <ErrorPanel error={check.decisionError} /> : null}
            {check.check?.approval.needed ? (
              <WithWords areas={['findings']}>
                <ApprovalNotice engagementId={engagementId} check={check.check} maySend={maySend} onCheck={check.adopt} />
              </WithWords>
            ) : null}
            <div className="desk">
              <div className="card draft-card">
                <HealthPicker
                  draft={draft}
                  onChosen={(healthRevision, chosenHealth) => {
                    onDraft((current) => ({ ...current, healthRevision, chosenHealth }));
                    onReread();
                    check.checkAgain();
                  }}
                  onConflict={onReread}
                />
                <FindingList findings={findings.filter(({ lineId }) => lineId === undefined)} names={names} actions={actions} />
                {tabs.length > 1 ? (
                  <>
                    <PageTabs label={t('updates.languages')} tabs={tabs} selected={language} panelId="draft-language" onSelect={(id) => setWanted(draft.languages.find((name) => name === id) ?? language)} />
                    <TabPanel id="draft-language" selected={language}>
                      {sections}
                    </TabPanel>
                  </>
                ) : (
                  sections
                )}
                <Suspense fallback={null}>
                  <ChartChoice
                    draft={draft}
                    onChosen={(healthRevision, chosen) => {
                      onDraft((current) => ({ ...current, healthRevision, charts: { ...current.charts, chosen } }));
                      check.checkAgain();
                    }}
                    onConflict={onReread}
                  />
                </Suspense>
              </div>
              <EvidencePanel
                draft={draft}
                cited={citedIn(session)}
                onAddIssue={(group, issue) => add(sectionOf[group], { issueIds: [issue.id] })}
                onAddMilestone={addMilestone}
                onShow={(issueId) => reread.mutate(issueId)}
                showing={reread.isPending}
                nudging={{ engagementId, nudges: draft.nudges ?? {}, onChange: (change) => onDraft((current) => ({ ...current, ...change })), onUse: takeAnswer }}
              />
            </div>
          </div>
          </FilesProvider>
        </TitleProvider>
      </FindingsProvider>
      <Suspense fallback={null}>
        {dialog?.kind === 'send' ? <SendDialog engagement={engagement} onClose={close} onSent={(update) => go(`/updates/sent/${update.id}`)} /> : null}
        {dialog?.kind === 'discard' ? <DiscardDialog number={draft.number} busy={discard.busy} error={discard.error} onDiscard={discard.run} onClose={close} /> : null}
        {filed && dialog?.kind === 'files' ? (
          <AttachmentDialog
            engagement={engagement}
            line={filed}
            issues={filed.issueIds.flatMap((id) => names.get(id)?.name ?? [])}
            elsewhere={allLines.filter(({ id }) => id !== filed.id).reduce((count, { attachments = [] }) => count + attachments.length, 0)}
            onTaken={(attachments) => attach(dialog, attachments)}
            onClose={() => {
              close();
              void session.sections[dialog.section].flush().then(check.checkAgain);
            }}
          />
        ) : null}
        {titled ? (
          <TitleDialog
            engagement={engagement}
            issue={titled}
            languages={draft.languages}
            onSaved={(saved) => {
              onEngagement(saved);
              onReread();
            }}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </HighlightProvider>
  );
}
