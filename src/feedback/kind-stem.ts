/** How customers shorten and misspell the small words; each stands for the words it means. */
const spellings: Record<string, string> = Object.fromEntries(
  (
    "cannot:can not;n't:not;cant:can not;can't:can not;wont:will not;won't:will not;shan't:shall not;dont:do not;doesnt:do not;dosent:do not;dosnt:do not;doesn:do not;didnt:do not;did'nt:do not;does'nt:do not;isnt:be not;" +
    'arent:be not;wasnt:be not;werent:be not;aint:be not;hasnt:have not;havent:have not;hadnt:have not;couldnt:could not;wouldnt:would not;shouldnt:should not;neednt:need not;im:i be;ive:i have;youre:you be;theyre:they be;' +
    "thats:that be;whats:what be;wheres:where be;hows:how be;theres:there be;lets:let us;let's:let us;itd:it would;itll:it will;id:i would;pls:please;plz:please;plse:please;thx:thank;thnx:thank;tnx:thank;thks:thank;tks:thank;ty:thank;" +
    'tysm:thank;thanx:thank;thanku:thank you;thankyou:thank you;u:you;ur:your;wud:would;cud:could;shud:should;coud:could;woud:would;shoud:should;wanna:want to;gonna:go to;gimme:give me;dunno:do not know;luv:love;' +
    'gr8:great;gud:good;wat:what;wen:when;hw:how;abt:about;bcoz:because;coz:because;cuz:because;becuase:because;teh:the;adn:and;nt:not;nto:not;dissapointed:disappointed;dissappointed:disappointed;disapointed:disappointed;dissapointing:disappointing;dissatisfied:dissatisfied;didint:do not;wrok:work;wroking:working;wokring:working;wrk:work;msg:message;asap:asap;' +
    'recieve:receive;recieved:received;recived:received;definately:definitely;definitly:definitely;grat:great;greta:great;thansk:thanks;thnaks:thanks;tahnks:thanks;eror:error;errror:error;erorr:error;brokn:broken;borken:broken;' +
    'whn:when;wher:where;havn:have;customise:customize;organise:organize;favourite:favorite;colour:color;prioritise:prioritize;optimise:optimize;apologise:apologize;wld:would;cld:could;shld:should;ppl:people;rly:really;v:very'
  )
    .split(';')
    .map((pair) => pair.split(':') as [string, string]),
);

const auxiliaries = new Set(['do', 'does', 'did', 'is', 'are', 'was', 'were', 'has', 'have', 'had', 'could', 'would', 'should', 'must', 'need', 'might', 'can', 'will', 'ai', 'wo', 'ca']);
const resolved: Record<string, string> = { s: 'be', re: 'be', m: 'be', ve: 'have', d: 'would', ll: 'will' };
/** After these 's is "is"; after any other word it is possession. */
const pronouns = new Set(['it', 'that', 'there', 'what', 'where', 'who', 'how', 'when', 'why', 'he', 'she', 'here', 'this', 'everything', 'nothing', 'something', 'one']);

/** The words a written piece stands for: "doesn't" is do, not. */
export function wordsOf(piece: string): string[] {
  const known = Object.hasOwn(spellings, piece) ? spellings[piece] : undefined;
  if (known !== undefined) return known.split(' ');
  const apostrophe = piece.indexOf("'");
  if (apostrophe < 0) return [piece];
  const negated = /^([a-z]+?)n't$/.exec(piece);
  if (negated?.[1] && auxiliaries.has(negated[1])) return [negated[1], 'not'];
  const [head = piece, tail = ''] = [piece.slice(0, apostrophe), piece.slice(apostrophe + 1)];
  if (tail === 's' && !pronouns.has(head)) return [head];
  const word = Object.hasOwn(resolved, tail) ? resolved[tail] : undefined;
  return word === undefined ? [piece] : [head, word];
}

const irregular: Record<string, string> = Object.fromEntries(
  (
    'is are was were been being am:be;has had having:have;does did doing done:do;got gotten getting gets:get;went gone goes going:go;lost losing loses:lose;sent:send;paid:pay;said:say;told:tell;came:come;took taken taking:take;' +
    'gave given giving:give;made making:make;found:find;saw seen:see;shown:show;kept:keep;felt:feel;left leaving:leave;froze frozen freezing:freeze;bought:buy;brought:bring;thought:think;knew known:know;understood:understand;' +
    'wrote written writing:write;spoke spoken:speak;met:meet;ran running:run;began begun:begin;held:hold;stood:stand;heard:hear;meant:mean;built:build;spent:spend;stuck:stuck;hung:hang;led:lead;drove driven:drive;rang rung:ring;' +
    'slept:sleep;ate eaten:eat;fell fallen:fall;chose chosen choosing:choose;dying died dies:die;lying:lie;having:have;used using uses:use;thanks thanked thanking thankful:thank;issues issued:issue;missed misses:miss;' +
    'failure failures:failure;failing failed fails:fail;charges charged charging:charge;tries tried trying:try;replies replied:reply;applies applied:apply;sold:sell;put putting:put;let letting:let;set setting:set;cut cutting:cut;' +
    'shut shutting:shut;hit hitting:hit;reset resetting:reset;broke:break;worst:worst;best:best;bugs:bug;news:news;always:always;previous:previous;address:address;access accessing accessed:access;process:process;less:less'
  )
    .split(';')
    .flatMap((group) => {
      const [forms = '', stem = ''] = group.split(':');
      return forms.split(' ').map((form) => [form, stem] as [string, string]);
    }),
);
const shortest = 3;

/** A word without its common endings: crashes, crashed and crashing are one. Other scripts stay as they are. */
export function stemOf(written: string): string {
  const word = Object.hasOwn(irregular, written) ? (irregular[written] ?? written) : written;
  if (word.length <= shortest || !/^[a-z]+$/.test(word)) return word;
  return withoutE(undoubled(withoutEnding(word)));
}

function withoutEnding(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ches|shes|sses|xes|zes)$/.test(word)) return word.slice(0, -2);
  if (/s$/.test(word)) return word.slice(0, -1);
  if (/ied$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/[^e]ed$/.test(word) && word.length - 2 >= shortest) return withE(word.slice(0, -2));
  if (/ing$/.test(word) && word.length - 3 >= shortest) return withE(word.slice(0, -3));
  return word;
}

/** Rated is from rate, not from rat. Longer words lose their e anyway. */
const withE = (base: string) => (/^[^aeiou][aeiou][^aeiouwxy]$/.test(base) ? `${base}e` : base);

const undoubled = (word: string) => (/([bdgkmnprt])\1$/.test(word) && word.length > shortest + 1 ? word.slice(0, -1) : word);
const withoutE = (word: string) => (/e$/.test(word) && word.length > shortest + 1 ? word.slice(0, -1) : word);
