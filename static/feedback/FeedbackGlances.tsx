import type { FeedbackGlance } from '../../src/feedback/contract';
import { LinkButton } from '../shared/LinkButton';
import { Lozenge } from '../shared/Lozenge';
import { openProjectPage } from '../shared/project-page';
import { useReader } from '../shared/reader';

const shown = 3;

/** Open feedback about an issue, in a few lines, with the way to the inbox. */
export function FeedbackGlances({ feedback, projectKey }: { feedback: FeedbackGlance[]; projectKey: string }) {
  const { t } = useReader();
  const open = feedback.filter(({ state }) => state !== 'told' && state !== 'closed');
  if (open.length === 0) return null;
  const wrong = open.filter(({ kind }) => kind === 'problem').length;
  const openInbox = (id?: string) => openProjectPage(projectKey, id === undefined ? 'feedback' : `feedback/${id}`);
  return (
    <section className="stack-tight" aria-label={t('panel.feedback')}>
      <p className="row">
        <strong>{t('panel.feedback')}</strong> {t('panel.feedback.open', { count: open.length })}
        {wrong > 0 ? <Lozenge appearance="removed">{t('panel.feedback.wrong', { count: wrong })}</Lozenge> : null}
        <LinkButton onClick={() => openInbox()}>{t('panel.feedback.inbox')}</LinkButton>
      </p>
      <ul className="stack-tight">
        {open.slice(0, shown).map(({ id, reference, clientName, text, askers }) => (
          <li key={id} className="breakable">
            <LinkButton onClick={() => openInbox(id)}>{clientName === undefined ? reference : t('panel.feedback.reference', { reference, client: clientName })}</LinkButton> <bdi>{text}</bdi>
            {askers > 1 ? <span className="subtle small"> · {t('panel.feedback.askers', { count: askers })}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
