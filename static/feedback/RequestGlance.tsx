import type { FeedbackState, RequestGlance as Request } from '../../src/feedback/contract';
import { LinkButton } from '../shared/LinkButton';
import { Lozenge } from '../shared/Lozenge';
import { openProjectPage } from '../shared/project-page';
import { type Reader, useReader } from '../shared/reader';

const appearances: Record<FeedbackState, 'default' | 'inprogress' | 'moved' | 'success'> = { waiting: 'moved', answered: 'default', 'in-work': 'inprogress', done: 'moved', told: 'success', closed: 'default' };

const ownerOf = ({ ownerName, lookedAfterBy }: Request, t: Reader['t']) => {
  if (ownerName !== undefined) return t('feedback.request.owner', { name: ownerName });
  return lookedAfterBy === undefined ? t('feedback.owner.none') : t('feedback.owner.none-but', { name: lookedAfterBy });
};

/** On a customer's request: what it is in the inbox, whose, and how it stands. */
export function RequestGlance({ request }: { request: Request }) {
  const { t, moment } = useReader();
  const { id, kind, state, severity, overdue, reference, receivedAt, askerName, clientName = t('feedback.unknown-client'), projectKey } = request;
  return (
    <section className="stack-tight" aria-labelledby={`request-${id}`}>
      <p className="row">
        <strong id={`request-${id}`} className="breakable">
          {t('feedback.request.with-client', { name: askerName, client: clientName })}
        </strong>
        <Lozenge appearance={overdue ? 'removed' : appearances[state]}>{overdue ? t('feedback.request.late') : t(`feedback.state.${state}`)}</Lozenge>
      </p>
      <p className="subtle breakable">
        {t(`feedback.kind.${kind}`)}
        {severity ? ` · ${t(`feedback.severity.${severity}`)}` : ''} · {moment(receivedAt)} · {ownerOf(request, t)}
      </p>
      <div>
        <LinkButton onClick={() => openProjectPage(projectKey, `feedback/${id}`)}>{t('feedback.request.open', { reference })}</LinkButton>
      </div>
    </section>
  );
}
