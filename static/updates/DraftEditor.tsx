import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import type { Engagement } from '../../src/clients/contract';
import { formatDate } from '../../src/i18n/dates';
import { sectionNames, type Draft, type EvidenceIssue, type EvidenceMilestone, type SectionName } from '../../src/updates/contract';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { PageTabs } from '../shared/PageTabs';
import { useReader } from '../shared/reader';
import { TabPanel } from '../shared/TabPanel';
import { call } from './calls';
import { createDraftSession } from './draft-session';
import { DraftHeader } from './DraftHeader';
import { EvidencePanel } from './EvidencePanel';
import { HealthPicker } from './HealthPicker';
import { HighlightProvider } from './highlight';
import { isMissing, newLine } from './lines';
import { SectionEditor } from './SectionEditor';

const SendDialog = lazy(async () => ({ default: (await import('./SendDialog')).SendDialog }));

type Props = {
  draft: Draft;
  engagement: Engagement;
  maySend: boolean;
  go: (path: string) => void;
  onDraft: (change: (draft: Draft) => Draft) => void;
  onReread: () => void;
  discard: { run: () => void; busy: boolean; error: unknown };
};

/** The desk: the draft on the left, what Jira says on the right. */
export function DraftEditor({ draft, engagement, maySend, go, onDraft, onReread, discard }: Props) {
  const { t, today, languageName } = useReader();
  const engagementId = engagement.id;
  const [session] = useState(() =>
    createDraftSession(draft, (saved) =>
      onDraft((current) => ({ ...current, sections: [...current.sections.filter((section) => section.name !== saved.name), saved] })),
    ),
  );
  const [language, setLanguage] = useState(draft.languages.includes(engagement.language) ? engagement.language : (draft.languages[0] ?? engagement.language));
  const [dialog, setDialog] = useState<'send' | 'discard'>();
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
  const reread = useMutation({
    mutationFn: async (showIssueId?: string) => {
      await session.flush();
      return showIssueId ? call('updates.show-issue', { engagementId, issueId: showIssueId }) : call('updates.refresh', { engagementId });
    },
    onSuccess: (fresh) => onDraft(() => fresh),
  });
  const allLines = sectionNames.flatMap((name) => session.sections[name].state().lines);
  const cited = new Set(allLines.flatMap((line) => [...line.issueIds, ...line.versionIds]));
  const add = (name: SectionName, part: Parameters<typeof newLine>[0]) => {
    const section = session.sections[name];
    section.edit([...section.state().lines, newLine(part)]);
  };
  const addIssue = (name: SectionName, issue: EvidenceIssue) => add(name, { issueIds: [issue.id], text: { [engagement.language]: issue.title } });
  const addMilestone = (milestone: EvidenceMilestone) =>
    add('milestones', {
      versionIds: [milestone.id],
      text: Object.fromEntries(
        draft.languages.map((name) => [name, milestone.releaseOn ? `${milestone.name}: ${formatDate(milestone.releaseOn, name, today)}` : milestone.name]),
      ),
    });
  const leaveWhenSaved = (then: () => void) => void session.flush().then((saved) => saved && then());
  const tabs = draft.languages.map((name) => {
    const missing = allLines.filter((line) => isMissing(line, name)).length;
    return { id: name, label: missing > 0 ? t('updates.language-tab-missing', { language: languageName(name), count: missing }) : languageName(name) };
  });
  const sections = sectionNames.map((name) => (
    <SectionEditor key={name} name={name} autosave={session.sections[name]} language={language} names={namesOf(draft)} />
  ));
  return (
    <HighlightProvider>
      <div className="stack">
        <DraftHeader
          draft={draft}
          engagement={engagement}
          session={session}
          maySend={maySend}
          refreshing={reread.isPending}
          onRefresh={() => reread.mutate(undefined)}
          onDiscard={() => setDialog('discard')}
          onPreview={() => leaveWhenSaved(() => go(`/updates/${engagementId}/preview`))}
          onSend={() => leaveWhenSaved(() => setDialog('send'))}
        />
        {reread.isError ? <ErrorPanel error={reread.error} onRetry={() => reread.mutate(reread.variables)} /> : null}
        <div className="desk">
          <div className="card draft-card">
            <HealthPicker
              draft={draft}
              onChosen={(healthRevision, chosenHealth) => onDraft((current) => ({ ...current, healthRevision, chosenHealth }))}
              onConflict={onReread}
            />
            {tabs.length > 1 ? (
              <>
                <PageTabs label={t('updates.languages')} tabs={tabs} selected={language} panelId="draft-language" onSelect={(id) => setLanguage(draft.languages.find((name) => name === id) ?? language)} />
                <TabPanel id="draft-language" selected={language}>
                  {sections}
                </TabPanel>
              </>
            ) : (
              sections
            )}
          </div>
          <EvidencePanel draft={draft} cited={cited} onAddIssue={addIssue} onAddMilestone={addMilestone} onShow={(issueId) => reread.mutate(issueId)} showing={reread.isPending} />
        </div>
      </div>
      {dialog === 'send' ? (
        <Suspense fallback={null}>
          <SendDialog engagement={engagement} onClose={() => setDialog(undefined)} onSent={(update) => go(`/updates/sent/${update.id}`)} />
        </Suspense>
      ) : null}
      {dialog === 'discard' ? (
        <Dialog
          title={t('updates.discard-title', { number: draft.number })}
          onClose={() => setDialog(undefined)}
          footer={
            <>
              <Button appearance="subtle" onClick={() => setDialog(undefined)}>
                {t('shared.cancel')}
              </Button>
              <Button appearance="danger" isLoading={discard.busy} onClick={discard.run}>
                {t('updates.discard')}
              </Button>
            </>
          }
        >
          <p>{t('updates.discard-text')}</p>
          {discard.error ? <ErrorPanel error={discard.error} /> : null}
        </Dialog>
      ) : null}
    </HighlightProvider>
  );
}

function namesOf({ evidence }: Draft): Map<string, { name: string; title?: string }> {
  const issues = Object.values(evidence.groups).flat();
  return new Map([
    ...issues.map((issue) => [issue.id, { name: issue.key, title: issue.summary }] as const),
    ...evidence.milestones.map((milestone) => [milestone.id, { name: milestone.name }] as const),
  ]);
}
