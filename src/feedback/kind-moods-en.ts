/** Those with a verb's ending only as written: a gift is not gifted. */
const words = (list: string): string[] => list.split(' ').map((word) => (/(?:ed|ing)$/.test(word) ? `=${word}` : word));

/** What is bad about a thing or a person, what bad things do, and what they are called. */
export const unpleasantEnglish = words(
  'abrupt absurd aggressive arrogant askew awkward bland blurred blurry bogus boring bruised buggy bulky bumpy burnt chaotic clumsy cluttered contradictory counterintuitive cramped creased crooked ' +
  'crowded crude cumbersome damp deceptive deplorable depressing dim disastrous discourteous dishonest disorganised disorganized dismissive disrespectful dodgy draughty dreadful dreary dull embarrassing ' +
  'erratic erroneous exasperating excessive exorbitant faded fake false farcical flaky flawed flimsy foul frayed fuzzy gloomy greasy grim grimy grotty grubby grumpy hazardous hideous horrendous hostile ' +
  'idiotic ignorant illogical impatient impersonal impractical inadequate inappropriate incoherent incompatible incompetent incomprehensible inconsiderate indifferent inefficient inferior inflexible ' +
  'infuriating insecure insufficient insulting intermittent intolerable intrusive invasive irrelevant irresponsible jagged jerky jumbled lacklustre lame leaky lengthy limp lukewarm malicious mediocre ' +
  'messy miserable mismatched muddled muddy murky nasty nonexistent nonsense nonsensical obnoxious obsolete offensive oily outrageous overcrowded overpriced overwhelming painful painfully patronising ' +
  'patronizing pointless pricey problematic questionable rancid repulsive rigid risky senseless shabby shaky shameful sketchy slanted slippery sloppy soggy spoiled sticky stiff stingy stressful stubborn ' +
  'stuffy subpar substandard surly swamped tacky tardy tasteless tatty tedious tiresome tiring toxic troubling ugly unattended unauthorised unaware unbearable uncaring unclean uncomfortable uncooperative ' +
  'undelivered underwhelming understaffed unethical unhealthy unhygienic uninformed uninterested unjust unjustified unlawful unnecessary unnecessarily unpaid unpleasant unplayable unpredictable ' +
  'unrealistic unreasonable unsanitary unsatisfactory unsettling untidy untrained untrue unwanted unworkable vague vile wasteful watery wobbly worn worrying worthless wrinkled dead abandon abuse accuse ' +
  'aggravate argue betray blame bleed bother bully cheat clash clog collapse collide contaminate contradict creak crumble deceive degrade derail deteriorate discriminate dismiss disregard disrupt disturb ' +
  'drip drown exaggerate exceed exclude explode fumble harass harm hinder impede infect infuriate insult invade irritate jumble lie mangle mishandle misinform misread misrepresent mistreat misuse mock ' +
  'mumble neglect obstruct offend omit overflow overheat overpay overrun overwrite panic peel plague pollute prevent rattle rip rot sabotage scare scold scrape scream screech shout shove shrink slam ' +
  'slip smear sneak snub spoil squeak stall stink stumble struggle suffer swear tangle thaw threaten torment unplug vandalise vandalize vibrate vomit warp wilt wobble worry worsen wreck yell misspell ' +
  'absence accident allergy anger annoyance anxiety bacteria blackout blemish blister blunder bottleneck breakdown bruise catastrophe chaos collision complication confusion conflict congestion ' +
  'contradiction corruption crisis deadlock deficiency deterioration dirt disadvantage disarray discomfort discrimination disorder disruption distress disturbance downside emergency excuse fiasco filth ' +
  'flaw flood fumes grievance harassment hassle hazard headache hole horror hurdle illness imbalance inaccuracy infection injury insect interference interruption junk leakage litter loss malware mice ' +
  'misery misinformation mismanagement misunderstanding mosquito mud nausea noise nuisance obstacle obstruction odor odour omission outrage overload pain penalty phishing pity pollution pothole rage rat ' +
  'regression risk rubbish rudeness scandal setback sewage shame shock shortage shortcoming stench stress tension theft threat tragedy vandalism vermin violation virus vulnerability weakness wound',
);

/** What is good about a thing or a person, and what one does then. */
export const pleasantEnglish = words(
  'accommodating admirable adorable affordable appealing approachable articulate attractive authentic blissful calming captivating cheerful classy clever comfy commendable compassionate competent ' +
  'comprehensive conscientious considerate courteous creative crisp cute dazzling dedicated delightful dependable devoted diligent divine durable easygoing elegant empathetic enchanting encouraging ' +
  'energetic engaging enjoyable enthusiastic exciting exquisite extraordinary fab fascinating faultless flourish fruitful genuine gifted glorious graceful gracious heartwarming heavenly heroic hospitable ' +
  'immaculate informative ingenious innovative insightful inspiring instructive inviting irresistible joyful kind knowledgeable legendary likeable lively luxurious magical masterful memorable meticulous ' +
  'organised organized passionate peaceful picturesque pleasant polished praiseworthy priceless proactive punctual reassuring refreshing relaxing relaxed remarkable resourceful respectful rewarding ' +
  'robust satisfying sensational serene sincere skilled skilful skillful snappy soothing spectacular speedy splendid straightforward striking sublime succulent superior supportive supreme sympathetic ' +
  'talented thorough thrilling tidy tranquil transparent trustworthy unforgettable unmatched unparalleled unrivalled upbeat versatile vibrant welcoming witty yummy masterpiece miracle treat ' +
  'triumph gem treasure admire adore amaze applaud astonish awe boost brighten cherish commend congratulate excel fascinate inspire laud motivate outperform praise rejoice relish salute shine soothe ' +
  'succeed surpass thrive trust',
);

/** Good, but also said of what is asked for or looked for. */
export const agreeableEnglish = words(
  'accurate balanced beneficial bright calm careful caring concise confident convenient cool detailed effective fair flexible gentle handy healthy honest ideal intelligent interesting keen logical lucky ' +
  'mature modern neat notable positive practical precise productive proficient quality quiet rapid reasonable rich roomy safe sensible simple smart soft sophisticated sparkling special stable strong ' +
  'stylish suitable sunny swift tailored understanding unique valuable consistent',
);
