import { html, raw } from 'hono/html';
import { renderedHtml } from '../../site/document';
import type { AdfNode } from '../../site/model';
import type { Visitor } from '../visitor';
import { day, moment } from '../words';
import { fileList } from './attachments';
import { lozenge, person, wordsFor, type Markup } from './layout';

type Named = { name: string };
type Account = { displayName: string };
type Link = { type: { inward: string; outward: string }; inwardIssue?: LinkedIssue; outwardIssue?: LinkedIssue };
type LinkedIssue = { key: string; fields?: { summary?: string } };
type Change = { id: string; created: string; author?: Account; items: { field: string; fromString: string | null; toString: string | null }[] };
export type IssueAnswer = {
  key: string;
  fields: {
    summary: string;
    project: { key: string };
    description: AdfNode | null;
    status: Named & { statusCategory: { key: string } };
    issuetype: Named;
    priority?: Named | null;
    assignee?: Account | null;
    reporter?: Account | null;
    labels?: string[];
    components?: Named[];
    fixVersions?: Named[];
    duedate?: string | null;
    parent?: LinkedIssue;
    security?: Named | null;
    issuelinks?: Link[];
    attachment?: { id: string; filename: string; size: number; created: string }[];
    created: string;
    updated: string;
    /** Flagged. */
    customfield_10021?: { value: string }[] | null;
  };
  changelog?: { histories: Change[] };
};
export type Comments = { comments: { id: string; author?: Account; body: AdfNode; created: string; jsdPublic?: boolean }[] };
export type Transitions = { transitions: { id: string; name: string; to: Named }[] };

const shownChanges = 10;

type Around = { comments: Comments['comments']; transitions: Transitions['transitions']; panel: Markup | ''; isService: boolean };

/** An issue as its page shows it; the app's panel stands where Jira puts it, below the description. */
export function issueBody(visitor: Visitor, issue: IssueAnswer, { comments, transitions, panel, isService }: Around): Markup {
  const say = wordsFor(visitor);
  const { description, summary } = issue.fields;
  return html`<h1>${summary}</h1>
    <div class="issue">
      <div>
        <h2>${say('description')}</h2>
        ${description === null ? html`<p class="quiet">${say('noDescription')}</p>` : html`<div class="prose">${document(description)}</div>`}
        ${attachments(visitor, issue)} ${panel}
        <h2>${say('comments')}</h2>
        ${comments.length === 0 ? html`<p class="quiet">${say('noComments')}</p>` : comments.map((comment) => commentView(visitor, comment, isService))}
        ${commentForm(visitor, issue.key, isService)}
        <h2>${say('history')}</h2>
        ${changes(visitor, issue.changelog?.histories ?? [])}
      </div>
      <aside aria-label="${say('details')}">${statusForm(visitor, issue, transitions)} ${details(visitor, issue)}</aside>
    </div>`;
}

/** An imported issue keeps its list as it came, without the files. */
function attachments(visitor: Visitor, { key, fields }: IssueAnswer): Markup {
  const say = wordsFor(visitor);
  const files = (fields.attachment ?? []).map(({ id, filename: name, size, created }) => ({ name, size, created, address: `/browse/${key}/attachments/${id}` }));
  return html`<h2>${say('attachments')}</h2>
    ${files.length === 0 ? '' : fileList(visitor, files)}
    <form class="add-file" method="post" enctype="multipart/form-data" action="/browse/${key}/attachments">
      <label>${say('attachFile')}<input type="file" name="file" required></label>
      <button>${say('send')}</button>
    </form>`;
}

/** The site renders documents itself and escapes what is in them. */
function document(body: AdfNode): Markup {
  return html`${raw(renderedHtml(body))}`;
}

function commentView(visitor: Visitor, comment: Comments['comments'][number], isService: boolean): Markup {
  const say = wordsFor(visitor);
  const isInternal = isService && comment.jsdPublic === false;
  const mark = isService ? html`<span class="lozenge ${isInternal ? 'lozenge-internal' : 'lozenge-public'}">${say(isInternal ? 'internalNote' : 'publicReply')}</span>` : '';
  return html`<article class="comment ${isInternal ? 'internal' : ''}">
    <header>${person(comment.author?.displayName, say('none'))} <time datetime="${comment.created}">${moment(visitor.language, visitor.user.timeZone, comment.created)}</time> ${mark}</header>
    <div class="prose">${document(comment.body)}</div>
  </article>`;
}

function commentForm(visitor: Visitor, key: string, isService: boolean): Markup {
  const say = wordsFor(visitor);
  const visibility = html`<select name="visibility" aria-label="${say('type')}">
    <option value="public">${say('publicReply')}</option>
    <option value="internal">${say('internalNote')}</option>
  </select>`;
  return html`<form class="add-comment" method="post" action="/browse/${key}/comments">
    <label>${say('addComment')}<textarea name="text" rows="3" required></textarea></label>
    ${isService ? visibility : ''}
    <button>${say('send')}</button>
  </form>`;
}

function statusForm(visitor: Visitor, issue: IssueAnswer, transitions: Transitions['transitions']): Markup {
  const say = wordsFor(visitor);
  const { status } = issue.fields;
  const select = html`<form method="post" action="/browse/${issue.key}/status">
    <select name="transition" aria-label="${say('changeStatus')}" data-applies>
      <option value="" selected disabled>${say('changeStatus')}</option>
      ${transitions.filter((transition) => transition.to.name !== status.name).map((transition) => html`<option value="${transition.id}">${transition.to.name}</option>`)}
    </select>
    <noscript><button>${say('apply')}</button></noscript>
  </form>`;
  return html`<div class="status">${lozenge(status.name, status.statusCategory.key)} ${transitions.length === 0 ? '' : select}</div>`;
}

function details(visitor: Visitor, { fields }: IssueAnswer): Markup {
  const say = wordsFor(visitor);
  const names = (items: Named[] | undefined) => (items ?? []).map(({ name }) => name).join(', ');
  const rows: [string, Markup | string][] = [
    [say('type'), fields.issuetype.name],
    [say('priority'), fields.priority?.name ?? ''],
    [say('assignee'), person(fields.assignee?.displayName, say('unassigned'))],
    [say('reporter'), person(fields.reporter?.displayName, say('none'))],
    [say('due'), fields.duedate ? day(visitor.language, fields.duedate) : ''],
    [say('flagged'), (fields.customfield_10021 ?? []).map(({ value }) => value).join(', ')],
    [say('versions'), names(fields.fixVersions)],
    [say('components'), names(fields.components)],
    [say('labels'), (fields.labels ?? []).join(', ')],
    [say('securityLevel'), fields.security?.name ?? ''],
    [say('parent'), fields.parent ? linkTo(fields.parent) : ''],
    [say('links'), (fields.issuelinks ?? []).length > 0 ? html`<ul>${(fields.issuelinks ?? []).map(linkLine)}</ul>` : ''],
    [say('created'), moment(visitor.language, visitor.user.timeZone, fields.created)],
    [say('updated'), moment(visitor.language, visitor.user.timeZone, fields.updated)],
  ];
  return html`<dl>${rows.filter(([, value]) => value !== '').map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl>`;
}

function linkLine({ type, inwardIssue, outwardIssue }: Link): Markup {
  const linked = inwardIssue ?? outwardIssue;
  return linked === undefined ? html`` : html`<li>${inwardIssue === undefined ? type.outward : type.inward} ${linkTo(linked)}</li>`;
}

function linkTo(issue: LinkedIssue): Markup {
  return html`<a href="/browse/${issue.key}">${issue.key}</a> ${issue.fields?.summary ?? ''}`;
}

/** The newest changes; Jira's changelog lists the newest first when it is expanded. */
function changes(visitor: Visitor, histories: Change[]): Markup {
  const say = wordsFor(visitor);
  const newest = [...histories].sort((a, b) => Number(b.id) - Number(a.id)).slice(0, shownChanges);
  if (newest.length === 0) return html`<p class="quiet">${say('noHistory')}</p>`;
  return html`<ul class="history">
    ${newest.map(
      ({ author, created, items }) => html`<li>
        ${person(author?.displayName, say('none'))} <time datetime="${created}">${moment(visitor.language, visitor.user.timeZone, created)}</time>
        ${items.map((item) => html`<div>${item.field}: <del>${item.fromString || say('none')}</del> → ${textOf(item) || say('none')}</div>`)}
      </li>`,
    )}
  </ul>`;
}

/** Jira names a field of its answer `toString`, which every object has. */
function textOf(item: Change['items'][number]): string {
  return Object.hasOwn(item, 'toString') ? String(item.toString ?? '') : '';
}
