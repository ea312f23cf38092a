import { badRequest, notFound } from '../errors';
import type { HistoryItem, Issue, IssueLink, IssueLinkType, SiteUser } from '../model';
import type { SiteState } from '../state';
import { linkEvent } from './events';
import { createHistory } from './histories';

export type LinkInput = { typeId: string; inwardIssueId: string; outwardIssueId: string };

function linkItem(other: Issue, phrase: string, added: boolean): HistoryItem {
  const sentence = `This work item ${phrase} ${other.key}`;
  return {
    field: 'Link',
    fieldtype: 'jira',
    fieldId: 'issuelinks',
    from: added ? null : other.key,
    fromString: added ? null : sentence,
    to: added ? other.key : null,
    toString: added ? sentence : null,
  };
}

/** Both ends get a history. */
function recordOnBothEnds(state: SiteState, actor: SiteUser, link: IssueLink, added: boolean, at: string): void {
  const type = state.linkTypes.get(link.typeId);
  const source = state.issues.get(link.inwardIssueId);
  const target = state.issues.get(link.outwardIssueId);
  if (!type || !source || !target) return;
  const record = (issue: Issue, item: HistoryItem) =>
    state.issues.put({ ...issue, updated: at, histories: [...issue.histories, createHistory(state, actor, [item], at)] });
  record(source, linkItem(target, type.outward, added));
  record(target, linkItem(source, type.inward, added));
}

/** Links two issues; an equal link that exists already is returned as it is. */
export function createLink(state: SiteState, actor: SiteUser, input: LinkInput, at = state.now()): IssueLink {
  if (!state.linkTypes.get(input.typeId)) throw notFound(`No issue link type with id '${input.typeId}' found.`);
  if (input.inwardIssueId === input.outwardIssueId) throw badRequest('You cannot link an issue to itself.');
  const twin = state.linksOf(input.inwardIssueId).find((link) => link.typeId === input.typeId && link.inwardIssueId === input.inwardIssueId && link.outwardIssueId === input.outwardIssueId);
  if (twin) return twin;
  return state.batch(() => {
    const link = state.links.put({ ...input, id: state.nextId('link', 10_000) });
    recordOnBothEnds(state, actor, link, true, at);
    linkEvent(state, actor, 'created', link);
    return link;
  });
}

export function deleteLink(state: SiteState, actor: SiteUser, link: IssueLink, at = state.now()): void {
  state.batch(() => {
    state.links.delete(link.id);
    recordOnBothEnds(state, actor, link, false, at);
    linkEvent(state, actor, 'deleted', link);
  });
}

function checkLinkType(state: SiteState, type: IssueLinkType): void {
  const twin = [...state.linkTypes.all()].some((other) => other.id !== type.id && other.name.toLowerCase() === type.name.toLowerCase());
  if (twin) throw notFound(`An issue link type with the name '${type.name}' already exists.`);
}

export function createLinkType(state: SiteState, input: Omit<IssueLinkType, 'id'>): IssueLinkType {
  checkLinkType(state, { ...input, id: '' });
  return state.linkTypes.put({ ...input, id: state.nextId('linktype', 10_100) });
}

export function updateLinkType(state: SiteState, type: IssueLinkType, changes: Partial<Omit<IssueLinkType, 'id'>>): IssueLinkType {
  const next = { ...type, ...changes };
  checkLinkType(state, next);
  return state.linkTypes.put(next);
}

/** The links of the type go with it. */
export function deleteLinkType(state: SiteState, type: IssueLinkType): void {
  state.batch(() => {
    for (const link of [...state.links.all()]) if (link.typeId === type.id) state.links.delete(link.id);
    state.linkTypes.delete(type.id);
  });
}
