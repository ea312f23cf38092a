import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useId, useState, type ReactNode } from 'react';
import type { TodayEngagement } from '../../../src/surfaces/contract';
import { KindIcon } from '../../feedback/kind-icon';
import { dayWords } from '../../ledger/promise-words';
import { EmptyState } from '../../shared/EmptyState';
import { LinkButton } from '../../shared/LinkButton';
import { openProjectPage } from '../../shared/project-page';
import { useReader } from '../../shared/reader';
import { wordsFor } from '../../../src/i18n/words-for';
import { IssueLink } from './IssueLink';
import { UntoldRow } from './UntoldRow';
import { ClientName } from './ClientName';
import { answerWords, dueWords, silenceWords, worseWords } from './today-words';
import type { WalkItem } from './walk';

type Props = { engagements: TodayEngagement[]; onOpen: (item: WalkItem) => void; onWalk: (items: WalkItem[]) => void };

/** The nearest; a week may hold many, and none of them needs her now. */
const promisesShown = 5;

const itemOf = ({ id, project, client }: TodayEngagement): WalkItem => ({ projectId: project.id, engagementId: id, clientName: client.name });

/** What she has not been told stands once. */
function withoutUntold(engagement: TodayEngagement): TodayEngagement {
  const untold = new Set(engagement.untold.news.flatMap(({ subject }) => (subject.kind === 'issue' ? subject.issueId : [])));
  return { ...engagement, worse: { ...engagement.worse, issues: engagement.worse.issues.filter(({ issueId }) => !untold.has(issueId)) } };
}

/** What waits for her, one group after the other; a group with nothing in it is not there. */
export function TodayLists({ engagements, onOpen, onWalk }: Props) {
  const { t } = useReader();
  const [allPromises, setAllPromises] = useState(false);
  const ready = engagements.filter((engagement) => engagement.ready);
  const answers = engagements.flatMap((engagement) => engagement.answers.filter(({ mine }) => mine).map((answer) => ({ engagement, answer })));
  const untold = engagements.filter((engagement) => engagement.untold.news.length > 0);
  const worse = engagements.map(withoutUntold).filter((engagement) => engagement.worse.issues.length > 0);
  const promised = engagements
    .flatMap((engagement) => engagement.promises.map((promise) => ({ engagement, promise })))
    .sort((one, other) => one.promise.promisedOn.localeCompare(other.promise.promisedOn));
  const quiet = engagements.flatMap(({ herSilence, ...engagement }) => (herSilence ? [{ ...engagement, herSilence }] : []));
  const coming = engagements.filter((engagement) => !engagement.ready);
  const isQuiet = ready.length + answers.length + untold.length + worse.length + promised.length === 0;
  if (engagements.length === 0) return <EmptyState title={t('today.none-title')}>{t('today.none')}</EmptyState>;
  return (
    <>
      {isQuiet ? <EmptyState title={t('today.nothing-title')}>{t('today.nothing')}</EmptyState> : null}
      <Group
        title={t('today.drafts')}
        count={ready.length}
        action={
          <Button appearance="primary" onClick={() => onWalk(ready.map(itemOf))}>
            {t('today.walk', { count: ready.length })}
          </Button>
        }
      >
        {ready.map((engagement) => (
          <DraftRow key={engagement.id} engagement={engagement} onOpen={() => onOpen(itemOf(engagement))} />
        ))}
      </Group>
      <Group title={t('today.answers')} count={answers.length}>
        {answers.map((row) => (
          <AnswerRow key={row.answer.id} {...row} />
        ))}
      </Group>
      <Group title={t('today.untold')} count={untold.length}>
        {untold.map((engagement) => (
          <UntoldRow key={engagement.id} engagement={engagement} />
        ))}
      </Group>
      <Group title={t('today.worse')} count={worse.length}>
        {worse.map((engagement) => (
          <WorseRow key={engagement.id} engagement={engagement} />
        ))}
      </Group>
      <Group title={t('today.promises')} count={promised.length}>
        {promised.slice(0, allPromises ? undefined : promisesShown).map(({ engagement, promise }) => (
          <PromisedRow key={`${engagement.id} ${promise.id}`} engagement={engagement} promise={promise} />
        ))}
        {promised.length > promisesShown && !allPromises ? (
          <li>
            <LinkButton onClick={() => setAllPromises(true)}>{t('today.promises-all', { count: promised.length })}</LinkButton>
          </li>
        ) : null}
      </Group>
      <Group title={t('today.quiet')} count={quiet.length}>
        {quiet.map((engagement) => (
          <QuietRow key={engagement.id} engagement={engagement} />
        ))}
      </Group>
      <Group title={t('today.coming')} count={coming.length}>
        {coming.map((engagement) => (
          <ComingRow key={engagement.id} engagement={engagement} onOpen={() => onOpen(itemOf(engagement))} />
        ))}
      </Group>
    </>
  );
}

function Group({ title, count, action, children }: { title: string; count: number; action?: ReactNode; children: ReactNode }) {
  const { number } = useReader();
  const id = useId();
  if (count === 0) return null;
  return (
    <section className="stack-tight" aria-labelledby={id}>
      <div className="row row-apart">
        <Heading size="medium" as="h2" id={id}>
          {title} <span className="subtle today-count">{number(count)}</span>
        </Heading>
        {action}
      </div>
      <ul className="list">{children}</ul>
    </section>
  );
}

function DraftRow({ engagement, onOpen }: { engagement: TodayEngagement; onOpen: () => void }) {
  const reader = useReader();
  const { t, moment } = reader;
  const { draft, ourSilence, client } = engagement;
  return (
    <li className="row row-apart">
      <span className="stack-tight today-words">
        <ClientName engagement={engagement} />
        <span className="small subtle">
          <span className={ourSilence ? 'danger-text' : undefined}>{dueWords(engagement, reader)}</span>
          {' · '}
          {draft ? t('today.written', { time: moment(draft.savedAt), name: draft.savedByName }) : t('today.not-written')}
        </span>
      </span>
      <Button onClick={onOpen} aria-label={t('today.open-for', { client: client.name })}>
        {t('today.open')}
      </Button>
    </li>
  );
}

function AnswerRow({ engagement, answer }: { engagement: TodayEngagement; answer: TodayEngagement['answers'][number] }) {
  const reader = useReader();
  const { t } = reader;
  return (
    <li className="today-answer">
      <KindIcon kind={answer.kind} />
      <span className="stack-tight today-words">
        <LinkButton onClick={() => openProjectPage(engagement.project.key, `feedback/${answer.id}`)}>
          <bdi className="breakable">{answer.text}</bdi>
        </LinkButton>
        <span className="small subtle breakable">
          {t('today.asked-by', { name: answer.askerName, client: engagement.client.name })} · <span className={answer.overdue ? 'danger-text' : undefined}>{answerWords(answer, reader)}</span>
        </span>
      </span>
    </li>
  );
}

function WorseRow({ engagement }: { engagement: TodayEngagement }) {
  const reader = useReader();
  const { worse, today } = engagement;
  return (
    <li className="stack-tight">
      <ClientName engagement={engagement} />
      <ul className="stack-tight">
        {worse.issues.map((issue) => (
          <li key={issue.issueId} className="breakable small">
            <IssueLink issueKey={issue.key} /> <bdi>{issue.summary}</bdi> <span className="warning-text">{worseWords(issue, today, reader)}</span>
          </li>
        ))}
      </ul>
      {worse.more ? <span className="small subtle">{reader.t('today.worse-more')}</span> : null}
    </li>
  );
}

/** By when, what, to whom. */
function PromisedRow({ engagement, promise }: { engagement: TodayEngagement; promise: TodayEngagement['promises'][number] }) {
  const reader = useReader();
  const { subject, words } = promise;
  return (
    <li className="row row-apart">
      <span className="stack-tight today-words">
        <ClientName engagement={engagement} />
        <span className="small breakable">
          {subject.kind === 'issue' ? <IssueLink issueKey={subject.key} /> : null} <bdi>{wordsFor(words, reader.language) ?? ''}</bdi>
        </span>
      </span>
      <span className={promise.promisedOn === engagement.today ? 'small strong' : 'small subtle'}>{dayWords(promise, reader)}</span>
    </li>
  );
}

type Quiet = Omit<TodayEngagement, 'herSilence'> & { herSilence: NonNullable<TodayEngagement['herSilence']> };

function QuietRow({ engagement }: { engagement: Quiet }) {
  const reader = useReader();
  return (
    <li className="stack-tight">
      <ClientName engagement={engagement} />
      <span className="small subtle">{silenceWords(engagement.herSilence, reader)}</span>
    </li>
  );
}

function ComingRow({ engagement, onOpen }: { engagement: TodayEngagement; onOpen: () => void }) {
  const reader = useReader();
  const { t, date } = reader;
  const { paused, draft, mayEdit } = engagement;
  return (
    <li className="row row-apart">
      <ClientName engagement={engagement} />
      <span className="row small subtle">
        {paused ? t('today.paused', { date: date(paused.until), reason: paused.reason }) : dueWords(engagement, reader)}
        {draft && mayEdit && draft.state === 'open' ? <LinkButton onClick={onOpen}>{t('today.coming-draft')}</LinkButton> : null}
      </span>
    </li>
  );
}
