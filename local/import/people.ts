import { createHash } from 'node:crypto';
import type { SiteUser } from '../site/model';
import { isRaw, textIn, textOf, type Raw } from './raw';

/** Ways to know somebody again, the surest first. */
const marks = ['accountId', 'key', 'name', 'emailAddress'] as const;
type Mark = (typeof marks)[number];
/** `isFull`: seen as Jira writes a user, not only as a change or an export by names mentions one. */
type Person = { user: SiteUser; byNameOnly: boolean; isFull: boolean };

const accountIdForm = /^(?:\d+:|qm:|ug:|[0-9a-f]{24}$)/;
const stranger = 'Anonymous';

export type People = ReturnType<typeof createPeople>;

/** Everybody the files name. Jira Server and public data sets have no account ids, so one is made from what they do have. */
export function createPeople(isTaken: (accountId: string) => boolean) {
  const known = new Map<string, Person>();
  const everyone: Person[] = [];

  const place = (mark: Mark | 'displayName', value: string) => `${mark} ${mark === 'emailAddress' || mark === 'name' ? value.toLowerCase() : value}`;
  const markedIn = (raw: Raw) => marks.flatMap((mark) => {
    const value = textIn(raw, mark);
    return value === undefined ? [] : [place(mark, value)];
  });

  const personOf = (raw: Raw, own: string[], displayName: string | undefined): Person | undefined => {
    // Two accounts of one name are two people.
    const sure = textIn(raw, 'accountId') === undefined ? own : own.slice(0, 1);
    const found = sure.flatMap((mark) => known.get(mark) ?? [])[0];
    if (found || displayName === undefined) return found;
    const namesake = known.get(place('displayName', displayName));
    return own.length === 0 || namesake?.byNameOnly ? namesake : undefined;
  };

  const of = (value: unknown): string | undefined => {
    const text = textOf(value);
    const raw: Raw | undefined = text === undefined ? (isRaw(value) ? value : undefined) : fromText(text);
    if (raw === undefined) return undefined;
    const own = markedIn(raw);
    const displayName = textIn(raw, 'displayName');
    if (own.length === 0 && displayName === undefined) return undefined;
    const person = personOf(raw, own, displayName) ?? newPerson(raw, own[0] ?? place('displayName', displayName ?? ''));
    if (own.length > 0) person.byNameOnly = false;
    if (!person.isFull && 'active' in raw) fill(person, raw);
    for (const mark of [...own, place('displayName', person.user.displayName)]) if (!known.has(mark)) known.set(mark, person);
    return person.user.accountId;
  };

  const newPerson = (raw: Raw, identity: string): Person => {
    const user = userOf(raw, identity, everyone.length + 1);
    const person = { user: isTaken(user.accountId) ? { ...user, accountId: madeAccountId(identity) } : user, byNameOnly: true, isFull: 'active' in raw };
    everyone.push(person);
    return person;
  };

  const fill = (person: Person, raw: Raw) => {
    const { accountId, apiToken } = person.user;
    person.user = { ...userOf(raw, accountId, everyone.indexOf(person) + 1), accountId, apiToken };
    person.isFull = true;
  };

  /** A bare text may be any of the marks, or the name people read. */
  const fromText = (text: string): Raw => {
    const mark = marks.find((candidate) => known.has(place(candidate, text)));
    if (mark !== undefined) return { [mark]: text };
    if (accountIdForm.test(text)) return { accountId: text };
    return /^\S+@\S+$/.test(text) ? { emailAddress: text } : { displayName: text };
  };

  return {
    /** The account of a user as Jira writes one, or of a bare name; undefined where there is nobody. */
    of,
    /** A person of the past, as a change names her: by id and by name. */
    past(id: string | null, name: string | null): string | null {
      const text = textOf(id);
      if (text === undefined) return of(name) ?? null;
      if (marks.some((mark) => known.has(place(mark, text)))) return of(text) ?? null;
      return of(accountIdForm.test(text) ? { accountId: text, displayName: name } : { key: text, name: text, displayName: name }) ?? null;
    },
    /** Who stands where Jira names nobody. */
    anonymous: (): string => of({ displayName: stranger }) ?? '',
    all: (): SiteUser[] => everyone.map(({ user }) => user),
  };
}

function userOf(raw: Raw, identity: string, number: number): SiteUser {
  const emailAddress = textIn(raw, 'emailAddress');
  const shown = emailAddress?.includes('@') ? emailAddress : undefined;
  const accountType = textIn(raw, 'accountType');
  const isApp = accountType === 'app';
  const name = textIn(raw, 'displayName') ?? marks.flatMap((mark) => textIn(raw, mark) ?? [])[0] ?? stranger;
  return {
    accountId: textIn(raw, 'accountId') ?? madeAccountId(identity),
    accountType: isApp || accountType === 'customer' ? accountType : 'atlassian',
    emailAddress: shown ?? `person-${number}@people.example`,
    displayName: name,
    timeZone: timeZoneOf(textIn(raw, 'timeZone')),
    locale: 'en_US',
    // An active app may do everything everywhere.
    active: raw.active !== false && !isApp && name !== stranger,
    apiToken: digest(`token ${identity}`).slice(0, 24),
    groups: [],
    emailVisible: shown !== undefined,
    signsIn: false,
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** The same person gets the same account each time. */
const madeAccountId = (identity: string) => `712020:${digest(identity).slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;

function timeZoneOf(name = 'Etc/UTC'): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    // A zone this machine does not know.
    return 'Etc/UTC';
  }
}
