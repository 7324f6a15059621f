// Prose like that of reports and newspapers, made of word lists and sentence patterns.

const words = (text) => text.trim().split(/\s+/);

export const NOUNS = words(`
  harbour council minister loan winter bridge railway committee ship treaty border river market school hospital village
  engineer teacher farmer soldier judge witness letter newspaper budget tax election parliament president mayor
  ambassador alliance army fleet road tunnel factory mine forest field storm flood drought harvest price wage strike
  union company bank court law rule contract agreement debate speech question answer report study survey map plan
  project programme museum library theatre church tower castle garden park street square station airport port canal
  island coast mountain valley lake glacier desert city town capital province region country neighbour guest visitor
  worker driver sailor pilot doctor nurse patient child family house kitchen window door roof wall engine machine
  computer network satellite cable pipeline reactor turbine generator battery signal message promise threat warning
  offer demand request decision mistake success failure reason result argument opinion doubt hope fear memory story
  painting song book chapter archive document photograph`);
export const VERBS = words(`
  opened closed repaired inspected visited described defended criticised praised questioned approved postponed
  supported rejected financed planned finished abandoned discovered examined measured painted bought sold rented
  borrowed returned delivered received ignored noticed remembered forgot explained discussed announced published signed
  renewed cancelled replaced improved damaged destroyed protected surrounded crossed reached followed watched counted
  reviewed changed moved carried loaded cleaned guarded searched mapped crowded welcomed invited photographed recorded
  translated copied catalogued restored extended shortened widened blocked cleared lit heated`);
export const ADJECTIVES = words(`
  old new northern southern eastern western narrow wide quiet noisy famous forgotten expensive cheap public private
  local foreign national regional early late heavy light bright dark wooden stone frozen flooded crowded empty modern
  ancient careful reckless honest nervous patient ambitious modest enormous tiny ordinary unusual temporary permanent
  official secret popular lonely distant nearby broken restored abandoned peaceful difficult simple complicated
  reliable doubtful remarkable gentle severe`);
export const ADVERBS = words(`
  quickly slowly carefully quietly openly reluctantly eventually finally recently formally briefly thoroughly partly
  entirely suddenly gradually secretly publicly rarely usually promptly gladly calmly proudly`);
const PREPOSITIONS = words("near behind beside above below with without for against after before during");
const MONTHS = words("January February March April May June July August September October November December");
const STARTS = words("Ar Bel Cor Dan El Fen Gar Hol Ing Jor Kel Lin Mar Nor Os Per Quin Ros Sten Tor Ul Ven Wal Yar");
const ENDS = words("ack berg dale den ford ham holm ia ister land lund mark mere more ness on stad strand ton vik");

/** A sentence, or now and then two, as one piece of text. */
export function passage(random) {
  const first = sentence(random);
  return random.chance(0.15) ? `${first} ${sentence(random)}` : first;
}

/** One sentence. */
export function sentence(random) {
  const pattern = random.pick(PATTERNS)(random).replace(/\s+/g, " ").replace(/\ba(?= [aeiou])/g, "an").trim();
  return pattern.replace(/^(“?)(.)/u, (_, mark, letter) => mark + letter.toUpperCase());
}

const PATTERNS = [
  (r) => `${clause(r)} ${time(r)}.`,
  (r) => `${time(r)}, ${clause(r)}, although ${clause(r)}.`,
  (r) => `${clause(r)} because ${clause(r)}, and ${clause(r)}.`,
  (r) => `${clause(r)}, while ${clause(r)} ${place(r)}.`,
  (r) => `“${clause(r)},” said ${person(r)}, “and ${clause(r)}.”`,
  (r) => `${person(r)} said that ${clause(r)} ${time(r)}.`,
  (r) => `there were ${2 + r.below(900)} ${r.pick(ADJECTIVES)} ${r.pick(NOUNS)}s ${place(r)}, but ${clause(r)}.`,
  (r) => `${person(r)} had never ${r.pick(VERBS)} ${thing(r)}; ${clause(r)}.`,
  (r) => `when ${clause(r)}, ${person(r)} ${r.pick(ADVERBS)} ${r.pick(VERBS)} ${thing(r)} ${place(r)}.`,
  (r) => `nobody knew whether ${clause(r)} or ${clause(r)}.`,
];

function clause(random) {
  const verb = random.chance(0.3) ? `${random.pick(ADVERBS)} ${random.pick(VERBS)}` : random.pick(VERBS);
  const subject = random.chance(0.35) ? person(random) : thing(random);
  const where = random.chance(0.5) ? place(random) : "";
  return `${subject} ${verb} ${thing(random)} ${where}`.trim();
}

function thing(random) {
  const article = random.pick(["the", "the", "the", "a", "its", "their", "this", "every"]);
  const which = random.chance(0.5) ? `${random.pick(ADJECTIVES)} ` : "";
  return `${article} ${which}${random.pick(NOUNS)}${random.chance(0.2) ? ` of ${name(random)}` : ""}`;
}

function person(random) {
  return random.chance(0.5) ? name(random) : `the ${random.pick(NOUNS)} of ${name(random)}`;
}

function place(random) {
  return random.chance(0.4) ? `in ${name(random)}` : `${random.pick(PREPOSITIONS)} ${thing(random)}`;
}

function time(random) {
  const year = 1880 + random.below(140);
  return random.pick([`in ${random.pick(MONTHS)} ${year}`, `on ${1 + random.below(28)} ${random.pick(MONTHS)}`,
    `after ${2 + random.below(40)} years`, "last winter", "this morning", "in the evening"]);
}

function name(random) {
  return random.pick(STARTS) + random.pick(ENDS);
}
