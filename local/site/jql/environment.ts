import type { Issue, SiteUser } from '../model';
import type { SiteState } from '../state';

/** Whose question it is, and when it is asked. Mistakes are collected, for Jira reports all of them together. */
export type JqlEnvironment = {
  state: SiteState;
  user: SiteUser;
  now: number;
  errors: string[];
};

export type IssueTest = (issue: Issue) => boolean;
export const never: IssueTest = () => false;

/** Where a value stands among others of its group: priorities, versions of one project, issues of one project. */
export type Rank = { group: string; position: number };

/** What an ORDER BY compares; null is empty. */
export type SortKey = string | number | null;

type FieldBase = {
  /** As messages name it. */
  name: string;
  sortKey?(issue: Issue): SortKey;
  /** The changelog's id for it, where `was` and `changed` may ask. */
  historyFieldId?: string;
};

/** A field whose values are chosen from known ones, kept as ids. */
export type ChoiceField = FieldBase & {
  kind: 'choice';
  ids(issue: Issue): readonly string[];
  /** The ids a written value stands for; none means that no such value exists. */
  resolve(text: string): string[];
  /** Values standing for "empty". */
  emptyNames?: readonly string[];
  rank?(id: string): Rank | undefined;
};
export type TextField = FieldBase & { kind: 'text'; texts(issue: Issue): readonly string[] };
export type NumberField = FieldBase & { kind: 'number'; numbers(issue: Issue): readonly number[] };
/** A moment in milliseconds. */
export type MomentField = FieldBase & { kind: 'moment'; moments(issue: Issue): readonly number[] };
/** A calendar day, YYYY-MM-DD. */
export type DayField = FieldBase & { kind: 'day'; days(issue: Issue): readonly string[] };

export type JqlField = ChoiceField | TextField | NumberField | MomentField | DayField;
