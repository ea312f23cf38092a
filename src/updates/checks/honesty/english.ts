import { masks } from './names';

const adverbs = `(?:(?:now|already|also|all|both|finally|just|today|yesterday|again|since|at last|at long last|since then|by now|as of today|well and truly|been|\\w+ly)\\s+){0,3}`;
/** Said of work, they mean it is over. */
const over = '(?:done|finished|completed|resolved|solved|shipped|released|launched|delivered|deployed|implemented|finali[sz]ed|wrapped up|rolled out|handed over|repaired|concluded|accomplished|achieved|sorted out|ironed out|cleared up|taken care of|dealt with|put right|remedied|patched|ticked off|checked off|crossed off|signed off|closed out|addressed|settled|landed|put to bed|nailed|cracked|sewn up)';
/** Mean that only after "is", "now", "we have": a fixed price, a closed beta, live data. */
const state =
  "(?:fixed|complete|closed|live|published|available|operational|installed|in place|in production|in use|up and running|working(?= (?:again|now|fine|well|as|properly|correctly|smoothly|for (?:all|every))|\\W*$)|sorted|corrected|cleared|over(?=\\W*$)|behind us|gone(?=\\W*$)|good to go|out(?= now| in| on| since| for|\\W*$)|migrated|activated|enabled|switched on|turned on|online|ready(?=\\W*$| to (?:use|go)| for (?:use|everyone|everybody|launch|(?:your |all )?(?:customers|guests|users|members|shops)))|history|a thing of the past|off the (?:list|table)|over the line)";
const doer = "(?:we|i|they|team|developers?|engineers?|colleagues?|who)";
const predicate = `(?:\\b(?:is|are|was|were|been|be|being|got|gets|has|have|had|now|already|finally|went|gone|go|goes|going|put|made|came|both|fully)|'s|'re|'ve|\\b${doer}|[:–—-]|[${masks.name}][”"’'」]?|^)\\s*`;

export const done = new RegExp(
  [
    `\\b${over}\\b`,
    `(?<=${predicate}${adverbs})\\b${state}\\b(?! (?:price|date|fee|scope|budget|term|data|site|system|beta|group|list|overview|set|chat|demo|environment|picture)\\b)`,
    `\\b(?:works|functions) (?:again|now|as (?:it should|expected|intended|designed)|properly|correctly|smoothly|perfectly|reliably|well|fine|everywhere|(?=\\W*$)|(?:in|on|for) (?:all|every)|since)\\b`,
    `\\bworks(?=\\W*$)`,
    `\\bno longer (?:happens|occurs|appears|exists|fails|crashes|an issue|a problem|loses|shows)\\b`,
    `\\b(?:does not|doesn't|do not|don't) (?:happen|occur|appear|fail|crash) any ?more\\b`,
    `\\b(?:can|are able to) (?:now|already)\\b|\\bnow (?:can\\b|possible|works?\\b|able)`,
    `\\b(?:customers?|guests?|users?|members?|visitors?|shops?|staff|colleagues|everyone|everybody|people|they) (?:are|is|have been|can|could) (?:now|already)\\b|\\b(?:are|is|have been|has been) (?:now |already )?(?:running|used|in use|working) (?:in (?:production|all|every|the shops?)|since|everywhere)`,
    `\\bmade it into\\b|\\bin (?:the|your|their) (?:(?:customers|guests|users|members|visitors)'? )?hands\\b|\\boff (?:our|your|the) (?:plate|list|table|desk)\\b|\\b(?:tick|cross|check) .{1,30} off\\b|\\bin the wild\\b|\\bin the (?:app )?stores?\\b(?=\\W*$)`,
    `(?<![\\d.,])100 ?%`,
    `\\b(?:crossed the finish(?:ing)? line|hit production|reached production|mission accomplished|job done|nothing (?:is )?left to do|no (?:open|remaining|outstanding) (?:work|points|tasks|items))\\b`,
    '[✅✔☑]',
  ].join('|'),
  'gi',
);
export const started = new RegExp(
  `\\b(?:started|begun|began|under ?way|in progress|ongoing|kicked off|picked up|being (?:worked on|built|developed|implemented|designed|tested|written|programmed)|working on|in (?:development|the works|hand|the making)|in full swing|up to speed|taking shape|well on (?:its|the) way|busy with|rolling)\\b`,
  'gi',
);
export const bad = new RegExp(
  `\\b(?:blocked|blocks|blocker|blocking|overdue|late|delay(?:ed|s|ing)?|slip(?:s|ped|ping|page)?|postpon(?:ed|es|e|ing)|behind(?! us)|risks?|risky|re-?open(?:ed|s|ing)?|opened again|open again|stuck|wait(?:s|ing|ed)?|on hold|held up|hold-?up|miss(?:ed|es|ing)|not yet|not (?:on|in) time|yet to|problems?|trouble|fail(?:s|ed|ing|ure)?|broken?|came back|comes? back|regress\\w*|cannot|unable|setback|push(?:ed|es)?(?: back)?|mov(?:ed|es|e|ing) (?:from|to|back|by|out|it)|reschedul\\w*|instead of|no (?:new )?date|without a date|longer than|takes? (?:us )?longer|more time|later than|(?:days?|weeks?|months?) later|suspend\\w*|paused?|halt\\w*|stopped|stalled|standstill|past (?:its|the|due)|passed|overran|exceed\\w*|concern\\w*|difficult\\w*|bad news|unfortunately|sorry|regret|apologi\\w*|off track|dragg\\w*|extended|lag\\w*|should have been|was (?:due|planned|supposed|expected|promised)|were (?:due|planned)|still (?:open|not|missing|unfinished|outstanding|broken|takes?|needs?|fails?|loses?|shows?|crash\\w*|does|do|happens?|occurs?|slow|too|there)|shortfall|obstacle|impediment|short of|now (?:due|planned|expected|scheduled)|new date|longer|slower|hurdle|snag)\\b|n't (?:be |been |yet )?(?:done|finished|ready|released|complete|completed|work|fixed|there|made|met|make|keep|meet)\\b|\\bnot (?:be |been |yet |fully )?(?:done|finished|ready|released|complete|completed|fixed|working|live|there|started|possible|met|kept)\\b|\\b(?:is|does|are|do|was) not\\s*[:.!]?\\s*$`,
  'gi',
);
export const reassuring = new RegExp(
  `\\b(?:on (?:schedule|track|time|plan|course|target)|as planned|according to (?:the )?plan|to plan|to schedule|(?:going|goes|went|running|runs|coming along|progressing|proceeding|developing|moving (?:along|forward)|advancing|advances) (?:very |really |quite )?(?:well|smoothly|fine|great|nicely|steadily|perfectly)|(?:no|without(?: any)?) (?:\\w+ )?(?:problems?|issues?|trouble|delays?|risks?|obstacles?|worries|concerns?|surprises?|hiccups?|difficult(?:y|ies)|blockers?)|all (?:is |goes |looks |very )?(?:good|well|fine|clear|green|in order|set)|everything(?:'s| is| runs| goes| looks| remains| stays)? (?:\\w+ )?(?:fine|good|great|well|ok|okay|in order|under control|green|perfect|smooth)|under control|(?:looks?|looking) (?:very |really )?(?:good|great|fine|promising)|(?:nothing|no need|no reason|not) to worry|no cause for concern|don't worry|smooth(?:ly)?|(?:great|good|excellent|fine) (?:shape|progress|pace|hands)|(?:steady|solid|excellent) progress|well on (?:its|the|our) way|ahead of (?:schedule|plan|time)|in (?:good )?time|rest assured|full speed|happy to report|pleased to report|just a formality|comfortabl[ey]|(?:very |quite )?confident|like clockwork|without a hitch|in the green|nothing stands in the way|plain sailing|cruising|humming|optimistic|nothing to (?:fear|report|worry)|(?:safe|good) hands|so far,? so good|(?:where|how|as) we (?:want|wanted|like|hoped)|all green|track(?:s|ing) (?:to|well|nicely)|shap(?:es|ing) up|com(?:es|ing) together|rock solid|healthy|could not be (?:better|happier)|couldn't be (?:better|happier)|(?:very |really )?(?:happy|pleased|delighted|thrilled|satisfied) with|breeze|piece of cake|no (?:red )?flags|as (?:it should|expected|hoped|intended)|meets? (?:all )?expectations|sail(?:s|ing))\\b`,
  'gi',
);

/** Such words deny nothing. */
const harmless = /\bnot only\b|\bno (?:longer|doubt|problems?|issues?|trouble|surprise)\b|\bwithout (?:any )?(?:problems?|issues?|delay|trouble)\b|\bnevertheless\b|\bnonetheless\b|\bas (?:planned|expected|scheduled|promised)\b|\bthanks to\b/gi;
const denied = /\b(?:not|never|no|none|nothing|neither|nor|cannot|without|yet to|far from|hardly|barely|unable|less than|anything but|fail(?:s|ed)? to|refus\w+|instead of|rather than)\b|n't\b/i;
const ahead =
  /\b(?:will|shall|won't|going to|gonna|(?:to|not) (?:be|get|have|become|go)|should|could|would|might|must|can(?! now| already)|needs?|needed|wants?|wanted|hope[sd]?|hoping|expect(?:s|ed|ing)?|plans? (?:to|for|is)|planned|planning|aim(?:s|ed|ing)?|intend\w*|targets?|try(?:ing)?|tries|about to|scheduled|likely|probably|possibly|maybe|perhaps|soon|supposed|let's|get (?:it|this|them)|until|till|towards?|in order to|goes|estimate[sd]?|being|please|due to be|next step)\b|'ll\b/i;
const uncertain = /\b(?:if|once|when|whenever|as soon as|after|unless|before|assuming|provided|in case|while|by the time|whether|how|as long as|since|every time)\b/i;
const partly =
  /\b(?:half|halfway|partly|partially|mostly|nearly|almost|largely|practically|virtually|close to|some|parts?|most|first|many|several|few|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:out )?of|up to|approximately|initial|basically|provisionally|(?<!100 ?)(?:\d{1,2} ?%)|percent|quarters?|thirds?)(?:\b|\s)/i;
const partlyAfter =
  /^\W*(?:except|apart from|but for|other than|bar\b|half|about half|most|some|parts?\b|(?:the )?first|(?:the )?initial|in part|up to|to (?:\d|about|around|some)|\d{1,2} ?%|\d+ (?:out )?of|(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:out )?of|only (?:in|for|on) (?:the )?(?:test|staging)|on (?:the )?(?:test|staging)|in (?:the )?(?:test|staging)|so far|before\b|(?:for|to) (?:testing|review|your review|approval)|later\b|soon\b|tomorrow|next\b)/i;
const asked = /\b(?:asked|asks?|wonder\w*|request(?:ed)?|would like|like to see|want(?:ed)? to see|requires?|reported that|wish\w*|wrote|complain\w*|demand\w*)\b/i;
/** "We said it was fixed": what was told once is not told again. */
const reported = /\b(?:said|told|thought|believed|assumed|reported|announced|promised|wrote)\b.*\b(?:was|were|had been)\s+$/i;
const conditional = /^\W*(?:if|once|as soon as|unless|assuming|provided)\b|^\W*(?:plan|goal|target|aim|next|next steps?|to do|outlook|still to do|still open|open|remaining|left)\s*:/i;
const takenBack = /\b(?:re-?opened|opened again|open again|came back|comes back|is back|broke again|regress\w*|returned|wrong(?:ly)?|by mistake|incorrect(?:ly)?|premature(?:ly)?|too early|turned out)\b/i;
/** One step of the work: said of these, a word of the end says nothing of the whole. */
export const steps =
  /\b(design(?:s|ing)?|draft(?:s|ing)?|concepts?|analys[ie]s|research|specifications?|specs?|wireframes?|mock-?ups?|prototypes?|groundwork|preparations?|preparatory|reviews?|tests?|testing|coding|programming|code|development|implementation|back ?-?end|front ?-?end|steps?|stages?|phases?|parts?|pieces?|iterations?|rounds?|version|proof of concept|planning|estimates?|investigation|interviews?|workshops?|training|translations?|scripts?|meetings?|calls?|session|survey|visit|kick-?off|contract|offer|rehearsals?|dry run|checklists?|migration of|set-?up|sketch\w*|outline|layouts?|texts|pictures|negotiations?|half|halves|bits?|beginning|audit|measurements?|order|search|approval|documentation|integration|build|procurement|evaluation|comparison|subtasks?|sub-tasks?)\b/gi;

/** Say of nothing in particular that it is over: the work itself is meant. */
export const wholes =
  /^(?:the|a|an|our|your|this|that|these|those|all|both|it|its|everything|work|works|feature\w*|tasks?|items?|issues?|problems?|bugs?|errors?|faults?|fix\w*|function\w*|requests?|changes?|points?|things?|jobs?|story|stories|tickets?|rest|lot|whole|project|request|wish|one|ones|topic|matter|subject|complaint|mistake|defect|new|remaining|last|final|reported|you|we|i|they|team|us|has|have|had|is|are|was|were|been|be|now|already|also|and|just|finally|fully|completely|successfully|officially|today|yesterday|happy|good|news|to|say|thanks|thank|for|of|in|on|at|by|with|since|after|as|from|so|there|here|will|every|each|shop|shops|everywhere|everyone|customers?|guests?|users?|\w+ly|live|out|production|developers?|engineers?|colleagues?|who|well|up|running|works?|again|longer|no|any|more|morning|afternoon|week|night|last|weeks?|days?|long|hard|parts?|piece\w*)$/i;

export const hedges = { harmless, denied, ahead, uncertain, partly, partlyAfter, asked, reported, conditional, takenBack };
/** Under the heading of risks, praise tells of none. */
export const praise = /\b(?:proud|lov(?:e|es|ed|ely|ing)|great|beautiful\w*|nice\w*|fresh|helpful|thank\w*|glad|happy|delight\w*|excellent|good|better|best|improv\w*|enjoy\w*|excit\w*|wonderful|learn(?:ed|t)|supports?|pretty|elegant|impress\w*|welcome|success\w*)\b/i;
/** Where something is in trouble, a plain "no" or "until" tells of it, too. */
export const badBroadly =
  /\b(?:not|never|no|nothing|nobody|none|neither|cannot|without|until|unless|lack\w*|lost|los(?:es|ing)|costs?|parked|frozen|quiet|silen\w+|idle|shelved|dropped|missing|hangs?|sits?|ran into|worse|worst|bad|disappoint\w*|struggl\w*|suffer\w*|hard|tough|slow\w*|dispute\w*|conflict\w*|errors?|bugs?|defects?|crash\w*|outage|down|wrong|back to|again|refus\w*|reject\w*|depend\w*|owes?|needs?|behind|limbo|tied|bottleneck|shortage|sick|ill|away|worr(?:y|ied|ies)|afraid|headache|dead|awaits?|awaiting|pending|only once|as soon as|once)\b|n't\b/gi;
export const denyingTrouble =
  /^\s*(?:only\b|(?:[\w']+\s+){0,3}?(?:problems?|issues?|delays?|block\w*|late|overdue|risks?|trouble|worr\w*|concerns?|surprises?|doubts?|hesitat\w*|obstacles?|hiccups?|complaints?|fear|disappoint\w*|longer|bad|wait|stop\w*|stands?|flags?))/i;
/** Bad or good news that is denied: "not blocked", "no longer on track". */
export const deniedBefore = /(?:\b(?:not|no|never|without|no longer|neither|nor|nothing|nothing is|hardly|zero|isn't|aren't|wasn't|far from|less than|cannot|anything but|free of|ruled out|instead of|rather than|avoid\w*|prevent\w*|lost|los(?:es|ing)|any)|n't)\s+(?:(?!but\b)[\w']+\s+){0,2}$/i;
export const intended = /\b(?:whether|wish|(?:get|bring|com|mov)(?:e|ing|ting|s)? (?:\w+ )?back|would|could|might|to (?:get|be|bring|come|stay|keep|put|make|return|remain)|until|if|unless|hope|hoping|want|try|trying|help(?:s|ed)?|aim|need|expected|once|before|longer)\b/i;
