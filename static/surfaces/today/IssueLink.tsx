import { NavigationTarget, router } from '@forge/bridge';
import { LinkButton } from '../../shared/LinkButton';

/** Opens an issue beside the page, so that the list stays. */
export function IssueLink({ issueKey }: { issueKey: string }) {
  return <LinkButton onClick={() => void router.open({ target: NavigationTarget.Issue, issueKey })}>{issueKey}</LinkButton>;
}
