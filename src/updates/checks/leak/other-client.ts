import type { ClientNames } from '../../../clients/client-names';
import type { Found, Subject } from '../subject';
import { foundIn, type ReadPassage, readPassages, shortQuote, standingPassages } from './found';
import type { Guarded, LeakCheck } from './guarded';
import { companyNames, namesFinder, wantedName } from './names';
import { isInside, normalText, normalWords, quoteOf, type Span, spansOf } from './normal-text';

/** Hosts that give anybody an address say nothing of who she works for. */
const mailHosts = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.com web.de t-online.de
  proton.me protonmail.com pm.me zoho.com mail.com yandex.ru yandex.com mail.ru fastmail.com hey.com qq.com vip.qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn
  sohu.com aliyun.com 139.com 189.cn wo.cn 21cn.com naver.com hanmail.net orange.fr free.fr laposte.net libero.it atlassian.net example.com`.split(/\s+/u),
);

const hostOf = (email: string): string => normalWords(email.slice(email.lastIndexOf('@') + 1));

/** Another client's name, one of its people, or its domain. What the client herself is called, and what may be told to her, is none. */
export const otherClient: LeakCheck = (subject, guarded) => {
  const own = ownNames(subject);
  const others = guarded.others.filter(({ engagementId, name }) => engagementId !== subject.engagement.id && !own.companies.has(companyKey(name)));
  const find = namesFinder(wantedOf(others));
  const hosts = new Map(others.flatMap(({ people }) => people.flatMap(({ email }) => (email === undefined ? [] : [[hostOf(email), true] as const]))).filter(([host]) => !mailHosts.has(host) && !own.hosts.has(host)));
  const addresses = new Set(others.flatMap(({ people }) => people.flatMap(({ email }) => (email === undefined ? [] : [normalWords(email)]))).filter((address) => !own.addresses.has(address)));
  const read = publicWords(guarded);

  return [...readPassages(subject), ...standingPassages(subject)].flatMap((passage): Found[] => {
    const allowed = [...passage.allowed, ...[...own.words].flatMap((words) => spansOf(passage.normal, words))];
    const named = find(passage.normal).filter((span) => !isInside(span, allowed));
    const placed = placesIn(passage, hosts, addresses).filter((span) => !isInside(span, allowed));
    return [...outermost(named), ...placed]
      .filter(({ words }) => !read(words))
      .map(({ words, quote }) => foundIn(passage, 'other-client', { about: words, quote, parameters: { words: shortQuote(quote) }, restsOn: words }));
  });
};

type Named = Span & { words: string; quote: string };

const companyKey = (name: string) => companyNames(name).at(-1) ?? '';

function wantedOf(others: ClientNames[]) {
  return others.flatMap(({ name, people }) => [
    ...companyNames(name).flatMap((each) => wantedName(name, each, () => spelledLike(name, each)) ?? []),
    ...people.flatMap((person) => wantedName(name, person.name) ?? []),
  ]);
}

/** A shortened name as it is written in the whole one. */
function spelledLike(whole: string, short: string): string {
  const normal = normalText(whole);
  const from = normal.text.indexOf(short);
  return from === -1 ? short : quoteOf(normal, from, from + short.length);
}

function ownNames({ engagement: { client, contacts, team } }: Subject) {
  const people = [...contacts.map(({ name }) => name), team.projectManager.name];
  const emails = contacts.flatMap(({ email }) => email ?? []);
  return {
    companies: new Set([companyKey(client.name)]),
    words: new Set([...companyNames(client.name), ...people, ...people.flatMap((name) => name.split(/\s+/u))].map(normalWords).filter((words) => words.length > 1)),
    hosts: new Set(emails.map(hostOf)),
    addresses: new Set(emails.map(normalWords)),
  };
}

/** "Harbor Coffee" is not also "Harbor". */
function outermost(found: (Span & { name: string; quote: string })[]): Named[] {
  return found
    .filter((one) => !found.some((other) => other !== one && other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from))
    .map(({ from, to, name, quote }) => ({ from, to, words: name, quote }));
}

const address = /(?:[a-z0-9._%+-]{1,64}@)?((?:[a-z0-9-]{1,63}\.)+[a-z]{2,24})(?![a-z0-9-])/gu;

function placesIn({ normal }: ReadPassage, hosts: ReadonlyMap<string, true>, addresses: ReadonlySet<string>): Named[] {
  return [...normal.text.matchAll(address)].flatMap(({ 0: whole, 1: host = '', index }): Named[] => {
    const span = { from: index, to: index + whole.length };
    const quote = quoteOf(normal, span.from, span.to);
    if (addresses.has(whole)) return [{ ...span, words: whole, quote }];
    const labels = host.split('.');
    const domain = labels.map((_, first) => labels.slice(first).join('.')).find((each) => hosts.has(each));
    return domain === undefined ? [] : [{ ...span, words: domain, quote }];
  });
}

/** She has read or said it herself, where she and we both know. */
function publicWords({ publicTexts }: Guarded): (words: string) => boolean {
  const texts = publicTexts.map((text) => normalText(text));
  return (words) => texts.some((text) => spansOf(text, words).length > 0);
}
