//! English. Each list is sorted; `lexicon` tests that, and that no word stands twice in one list.

pub(super) const NEGATIONS: &str = "\
    against ain't barely cant ceased deny dont fail failed fails fake false few hardly lack lacked lacks \
    less little neither never no nobody non none nor not nothing nowhere rarely refusal refuse refused refuses \
    refusing scarcely seldom stop stopped stops without wont";

pub(super) const MODALS: &str = "\
    able about allegedly almost alone always apparently approximately can certain certainly could definitely \
    even eventually ever exactly former formerly hopefully just kind likely may maybe might must nearly need \
    needs only ostensibly ought perhaps planned plans possible possibly potential potentially presumably \
    probable probably purportedly reportedly roughly seem seemed seems shall should so-called sometimes somewhat \
    soon sort still supposed supposedly surely unable unlikely usually want wanted wants will willing would yet";

pub(super) const QUANTIFIERS: &str = "\
    all another any anybody anyone anything both each either enough entire every everybody everyone everything \
    half least majority many million minority more most much none one other others part partly several some \
    somebody someone something two whole";

pub(super) const NUMBERS: &str = "\
    billion billions double dozen dozens eight eighteen eighth eighty eleven fifteen fifth fifty first five \
    forty four fourteen fourth half hundred hundreds last million millions nine nineteen ninety ninth once one \
    percent quarter second seven seventeen seventh seventy single six sixteen sixth sixty ten tenth third \
    thirteen thirty thousand thousands three thrice trillion triple twelve twenty twice two zero";

pub(super) const DATES: &str = "\
    afternoon annual april august autumn century daily day days decade december evening fall february friday \
    friday's hour hours january july june march may midnight minute minutes monday month monthly months morning \
    night noon november october quarter saturday season september spring summer sunday thursday today tomorrow \
    tonight tuesday wednesday week weekend weekly weeks winter year yearly years yesterday";

pub(super) const PERSONS: &str = "\
    he her hers herself him himself his i it its itself me mine my myself one our ours ourselves she their \
    theirs them themselves they us we who whom whose you your yours yourself yourselves";

pub(super) const CONDITIONS: &str = "\
    after although because before but despite except if instead once or provided providing since though till \
    unless until when whenever where whereas whether while";

/// Words whose opposite is also in the list, or that turn a sentence round.
pub(super) const OPPOSITES: &str = "\
    above absent accept accepted accepting accepts active add added adds advance advanced aggressor agree agreed \
    agreeing agreement agrees ahead allies allow allowed allowing allows ally always approval approve approved \
    approves asset assets back backed backs bad ban banned bans began begin beginning begins below better big \
    block blocked blocks borrow bottom bought brave build built buy buys cheap cheaper close closed closes \
    closing cold complete continue continued continues correct covert create created credit cut cuts dead \
    deadlier death debt decrease decreased decreases defeat defeated defeats defence defend defended defends \
    defense demolish deploy deployed deploys destroy destroyed destroys difficult disagree disagreed disagrees \
    disapprove disarm distant downward drop dropped drops dry earlier early ease eased eases easier east \
    eastern easy effective emigrate emigrated empty end ended ending ends enemies enemy enter enters entry \
    exclude excluded excludes exclusion exit exits expand expanded expands expensive export exported exports \
    external failure far faster fell finish finished finishes foreign free freed frees freeze freezes \
    friend friendly friends full gain gained gains gave give given gives good grew grow grows growth guilty \
    halt halted halts hard harder harmful harmless hate hated hates help helped helps hide high higher hinder \
    hindered hostile hot illegal immigrate immigrated import imported imports impose imposed imposes imposing \
    improve improved improves include included includes inclusion increase increased increases innocent \
    internal invade invaded join joined joins keep keeping keeps kept large larger late later launch \
    launched lawful leave leaves leaving left legal lend lent less liberate lift lifted lifting lifts lose loser \
    loses losing loss losses lost love loved loves low lower lowered lowers maintain maintained maintains major \
    man maximum men merge minimum minor narrow negative new night north northern occupied occupy \
    offence offense old open opened opening opens oppose opposed opposes opposing opposition optimistic \
    overestimate overt partial pass passed passes peace pessimistic poor positive postpone \
    postponed powerful powerless present private profit prohibit prohibited protect protected protects public \
    pull pulled pulls push pushed pushes raise raised raises ready receive received receives reduce reduced \
    reduces regain reject rejected rejecting rejection rejects release released releases remain remained remains \
    remove removed removes replace resume resumed resumes retain retreat reveal rich right rise risen rises \
    rising rose safe safer save saved saves secret sell sells send sends sent short shrink shut slow \
    slower small smaller sold south southern spend spends start started starting starts strengthen strong \
    stronger succeed succeeded succeeds success support supported supporter supporters supporting supports \
    surplus surrender surrendered suspend suspended suspends take taken takes tighten tightened together took \
    top true underestimate united unlawful untied upper upward useful useless victim victory war warm \
    weak weaken weaker west western wide win winner winning wins withdraw withdrawal withdrawn withdraws \
    withdrew woman women won worse wrong young";

/// Verbs of saying and of stance, and who says it.
pub(super) const STANCES: &str = "\
    accuse accused accuses acknowledge acknowledged acknowledges add added adding adds admit admits admitted \
    admitting affirm affirmed agree agreed agrees allege alleged alleges announce announced announces announcing \
    answer answered answers apologise apologised apologize apologized argue argued argues ask asked asking asks \
    assert asserted asserts assume assumed assure assured believe believed believes believing blame blamed \
    blames boast boasted call called calls caution cautioned cite cited claim claimed claiming claims comment \
    commented commit commits committed complain complained concede conceded concedes conclude concluded condemn \
    condemned condemning condemns confess confessed confirm confirmed confirming confirms consider considered \
    considers contend contended criticise criticised criticize criticized declare declared declares decline \
    declined declines declining demand demanded demanding demands denied denies deny denying describe described \
    disclose disclosed dispute disputed disputes doubt doubted doubts emphasise emphasised emphasize emphasized \
    encourage encouraged encourages endorse endorsed endorses endorsing estimate estimated expect expected \
    expecting expects explain explained explains express expressed favor favored favors favour favoured favours \
    fear feared fears feel feels felt guarantee guaranteed guarantees hint hinted hope hoped hopes implied imply \
    insist insisted insisting insists knew know knows lie lied lies mention mentioned note noted notes object \
    objected objects offer offered offers plead pleaded pledge pledged pledges predict predicted predicts prefer \
    preferred prefers pretend pretended proclaim proclaimed promise promised promises promising propose proposed \
    proposes protest protested question questioned questions quote quoted recall recalled recommend recommended \
    recommends regret regrets regretted reiterate reiterated remark remarked remind reminded repeat repeated \
    repeats replied replies reply report reported reporter reports request requested requests respond responded \
    reveal revealed reveals said say saying says signal signaled signalled speak speaking speaks speculate \
    speculated spoke spoken state stated states stress stressed suggest suggested suggests suspect suspected \
    swear swore testified testify think thinking thinks thought threaten threatened threatening threatens told \
    urge urged urges urging vow vowed vows warn warned warning warns welcome welcomed welcomes wonder wondered \
    write writes wrote";
