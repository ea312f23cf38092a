import CrossCircleIcon from '@atlaskit/icon/core/cross-circle';
import InformationIcon from '@atlaskit/icon/core/information';
import { isDate } from '../../../src/i18n/dates';
import type { Parameters as Places } from '../../../src/i18n/translate';
import { type Finding, isAboutAttachment } from '../../../src/updates/check-contract';
import { LinkButton } from '../../shared/LinkButton';
import { type Reader, useReader } from '../../shared/reader';
import type { CitedNames } from '../cited-names';
import { useHighlight } from '../highlight';
import type { FindingActions } from './FindingList';
import { OverruleChoice } from './OverruleChoice';

type Props = { finding: Finding; names?: CitedNames; actions: FindingActions };

/** One finding: what it is, what it rests on, what can be done about it. */
export function FindingCard({ finding, names, actions }: Props) {
  const reader = useReader();
  const { t, languageName } = reader;
  const { light } = useHighlight();
  const { rule, level, state, issueIds, versionIds, language, suggestion, decision } = finding;
  const isBusy = actions.busyId === finding.id;
  const cited = [...issueIds, ...versionIds].flatMap((id) => names?.get(id)?.name ?? []);
  const Icon = level === 'stop' ? CrossCircleIcon : InformationIcon;
  if (decision && state !== 'open') {
    return (
      <li className="finding finding-decided">
        <span className="breakable">
          {state === 'dismissed'
            ? t('check.dismissed', { name: decision.by.name })
            : t('check.overruled', { name: decision.by.name, reason: decision.text || t(`check.reason.${decision.reason ?? 'other'}`) })}
          {' · '}
          {sentenceOf(finding, reader)}
        </span>{' '}
        <LinkButton disabled={isBusy} onClick={() => actions.reopen(finding)}>
          {t('check.take-back')}
        </LinkButton>
      </li>
    );
  }
  return (
    <li className={`finding finding-${level}`} aria-busy={isBusy} onMouseEnter={() => light(issueIds[0] ?? versionIds[0])} onMouseLeave={() => light(undefined)}>
      <span className="finding-icon">
        <Icon label="" color="currentColor" />
      </span>
      <div className="finding-body">
        <p className="breakable">
          <strong className="finding-level">{t(`check.level.${level}`)}</strong> {sentenceOf(finding, reader)}
          {language ? <span className="subtle"> · {t('check.in-language', { language: languageName(language) })}</span> : null}
          {cited.map((name) => (
            <bdi key={name} className="chip">
              {name}
            </bdi>
          ))}
        </p>
        {suggestion ? (
          <p className="breakable" lang={suggestion.language}>
            {t('check.suggestion', { text: suggestion.text })}
          </p>
        ) : null}
        <div className="finding-actions">
          {suggestion && actions.take ? (
            <LinkButton disabled={isBusy} onClick={() => actions.take?.(finding)}>
              {t('check.use-sentence')}
            </LinkButton>
          ) : null}
          {isAboutAttachment(rule) && actions.takeOff ? (
            <LinkButton disabled={isBusy} onClick={() => actions.takeOff?.(finding)}>
              {t('check.take-file-off')}
            </LinkButton>
          ) : null}
          {level === 'stop' && !isAboutAttachment(rule) && actions.overrule ? <OverruleChoice disabled={isBusy} onChosen={(reason, text) => actions.overrule?.(finding, reason, text)} /> : null}
          {level === 'note' && actions.dismiss ? (
            <LinkButton disabled={isBusy} onClick={() => actions.dismiss?.(finding)}>
              {t('check.dismiss')}
            </LinkButton>
          ) : null}
        </div>
      </div>
    </li>
  );
}

/** Plain dates among what fills the places are said as the reader says them. */
function sentenceOf({ rule, parameters }: Finding, { t, date }: Reader): string {
  const places: Places = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, typeof value === 'string' && isDate(value) ? date(value) : value]));
  return t(`finding.${rule}`, places);
}
