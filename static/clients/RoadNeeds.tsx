import Heading from '@atlaskit/heading';
import { useState } from 'react';
import type { Engagement, EngagementDraft, ServiceDeskChoice } from '../../src/clients/contract';
import { LinkButton } from '../shared/LinkButton';
import { useReader } from '../shared/reader';
import { Notice } from '../shared/Notice';
import { FeedbackTypeField } from './FeedbackTypeField';
import { IssuePicker } from './IssuePicker';
import { ServiceDeskField } from './ServiceDeskField';

type Props = {
  draft: EngagementDraft;
  anchorIssue: Engagement['anchorIssue'];
  serviceDesks: ServiceDeskChoice[];
  mayEdit: boolean;
  onChange: (part: Partial<EngagementDraft>) => void;
  errorAt: (field: string) => string | undefined;
};

/** What the two roads through Jira need. */
export function RoadNeeds({ draft, anchorIssue, serviceDesks, mayEdit, onChange, errorAt }: Props) {
  const { t } = useReader();
  const [anchor, setAnchor] = useState(anchorIssue);
  const shown = draft.anchorIssueId && anchor?.id === draft.anchorIssueId ? anchor : undefined;
  return (
    <section className="stack">
      <Heading size="medium" as="h3">
        {t('clients.roads')}
      </Heading>
      {mayEdit ? (
        <>
          <ServiceDeskField choices={serviceDesks} value={draft.serviceDesk} error={errorAt('serviceDesk')} onChange={(serviceDesk) => onChange({ serviceDesk })} />
          {draft.serviceDesk ? (
            <>
              <FeedbackTypeField choices={serviceDesks} value={draft.serviceDesk} error={errorAt('serviceDesk.feedbackRequestTypeId')} onChange={(serviceDesk) => onChange({ serviceDesk })} />
              <Notice appearance="information">
                <p className="breakable">{t('clients.two-mails')}</p>
              </Notice>
            </>
          ) : null}
        </>
      ) : (
        <p className="breakable">
          {t('clients.service-desk')}: {draft.serviceDesk?.name ?? t('clients.not-set')}
        </p>
      )}
      {shown || !mayEdit ? (
        <div className="field">
          <span className="legend">{t('clients.anchor')}</span>
          <div className="row">
            <span className="issue-key">{shown?.key ?? t('clients.not-set')}</span>
            {mayEdit ? <LinkButton onClick={() => onChange({ anchorIssueId: undefined })}>{t('clients.person-change')}</LinkButton> : null}
          </div>
        </div>
      ) : (
        <IssuePicker
          label={t('clients.anchor')}
          hint={t('clients.anchor-hint')}
          error={errorAt('anchorIssueId')}
          onPick={(issue) => {
            setAnchor({ id: issue.id, key: issue.key });
            onChange({ anchorIssueId: issue.id });
          }}
        />
      )}
    </section>
  );
}
