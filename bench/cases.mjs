// The cases: texts as they are now, quotes from the texts as they were, and the place each quote must be found at.
import { heavily, lightly } from "./edits.mjs";
import { passage, sentence } from "./prose.mjs";
import { Random } from "./random.mjs";

export const KINDS = ["exact", "repeated", "light", "heavy", "moved", "deleted"];

const times = (count, kinds) => kinds.flatMap((kind) => Array(count).fill(kind));

/** How many texts of which size, and the quotes of each one in turn: a short text has room for few. */
export const SIZES = [
  { size: "2 KB", bytes: 2_000, texts: 80, quotes: [KINDS.slice(0, 3), KINDS.slice(3)] },
  { size: "100 KB", bytes: 100_000, texts: 4, quotes: [times(10, KINDS)] },
  { size: "1 MB", bytes: 1_000_000, texts: 2, quotes: [times(10, KINDS)] },
];

/** As much of the surroundings as Hypothesis keeps. */
const CONTEXT = 32;

export function generate(seed = 1, sizes = SIZES) {
  const random = new Random(seed);
  const documents = sizes.flatMap(({ size, bytes, texts, quotes }) =>
    Array.from({ length: texts }, (_, at) => ({ size, ...document(bytes, quotes[at % quotes.length], random) })),
  );
  return { documents };
}

function document(bytes, kinds, random) {
  const old = write(bytes, random);
  const cases = choose(old, kinds, random);
  const was = render(old);
  for (const one of cases) {
    const start = was.starts.get(one.unit) + one.from;
    const end = start + one.exact.length;
    one.hint = start;
    one.prefix = was.text.slice(Math.max(0, start - CONTEXT), start);
    one.suffix = was.text.slice(end, end + CONTEXT);
  }
  const now = render(edit(old, cases, random));
  for (const one of cases) {
    const start = now.starts.get(one.unit) + one.from;
    one.truth = one.kind === "deleted" ? null : [start, start + one.now.length];
  }
  return {
    text: now.text,
    cases: cases.map(({ kind, exact, prefix, suffix, hint, truth }) => ({ kind, exact, prefix, suffix, hint, truth })),
  };
}

/** A text as a list of units: a passage each, some of which begin a paragraph. */
function write(bytes, random) {
  const units = [];
  for (let length = 0; length < bytes; length += units.at(-1).text.length + 1) {
    units.push({ text: passage(random), opens: units.length === 0 || random.chance(0.2) });
  }
  return units;
}

function render(units) {
  let text = "";
  const starts = new Map();
  for (const unit of units) {
    if (text) text += unit.opens ? "\n\n" : " ";
    starts.set(unit, text.length);
    text += unit.text;
  }
  return { text, starts };
}

/** Picks units that are not neighbours, and puts the twins of repeated ones into the text. */
function choose(units, kinds, random) {
  const free = units.map((_, at) => at).filter((at) => at % 2 === 1 && at + 1 < units.length);
  if (free.length < kinds.length + 2) throw new Error("a text too short for its cases");
  const take = () => units[free.splice(random.below(free.length), 1)[0]];
  const everything = units.map((unit) => unit.text).join(" ");
  const isUnique = (words) => everything.split(words).length === 2;
  const cases = kinds.map((kind) => {
    for (;;) {
      const unit = take();
      const quote = kind === "repeated" ? { from: 0, exact: unit.text } : part(unit.text, random);
      if (isUnique(quote.exact)) return { kind, unit, now: quote.exact, ...quote };
    }
  });
  const around = new Set(cases.flatMap(({ unit }) => [0, 1].map((step) => units[units.indexOf(unit) + step])));
  for (const { kind, unit } of cases) {
    if (kind !== "repeated") continue;
    for (let twins = 1 + random.below(2); twins > 0; ) {
      const at = random.below(units.length);
      // Not beside a quote: whoever reads the surroundings must be able to tell which one is meant.
      if (around.has(units[at]) || (at > 0 && units[at - 1].isTwin) || units[at].isTwin) continue;
      units.splice(at, 0, { text: unit.text, opens: random.chance(0.2), isTwin: true });
      twins -= 1;
    }
  }
  return cases;
}

/** The whole unit, or a run of at least five of its words. */
function part(text, random) {
  const starts = [0, ...[...text.matchAll(/ /g)].map(({ index }) => index + 1)];
  if (random.chance(0.5) || starts.length < 8) return { from: 0, exact: text };
  const count = 5 + random.below(starts.length - 5);
  const first = random.below(starts.length - count + 1);
  const end = first + count < starts.length ? starts[first + count] - 1 : text.length;
  return { from: starts[first], exact: text.slice(starts[first], end) };
}

/** The text as it is now: the quotes edited, and one passage in twenty of the others taken out, and as many put in. */
function edit(old, cases, random) {
  const byUnit = new Map(cases.map((one) => [one.unit, one]));
  const kept = new Set(byUnit.keys());
  old.forEach((unit, at) => {
    if (unit.isTwin) kept.add(unit);
    if (byUnit.get(unit)?.kind !== "repeated") return;
    for (const neighbour of [old[at - 1], old[at + 1]]) if (neighbour) kept.add(neighbour);
  });
  const beside = (unit, next) => byUnit.get(unit)?.kind === "repeated" || byUnit.get(next)?.kind === "repeated";
  const now = [];
  const moved = [];
  old.forEach((unit, at) => {
    const one = byUnit.get(unit);
    if (one?.kind === "moved") {
      moved.push(unit);
    } else if (one?.kind === "deleted") {
      // Half of them make room for something else.
      if (random.chance(0.5)) now.push({ text: sentence(random), opens: unit.opens });
    } else if (kept.has(unit) || !random.chance(0.05)) {
      if (one) rewrite(one, random);
      now.push(unit);
      if (random.chance(0.05) && !beside(unit, old[at + 1])) now.push({ text: passage(random), opens: random.chance(0.2) });
    }
  });
  for (const unit of moved) {
    const there = old.indexOf(unit) / old.length;
    let at;
    do {
      at = random.below(now.length + 1);
    } while (Math.abs(at / now.length - there) < 0.2 || beside(now[at - 1], now[at]));
    now.splice(at, 0, unit);
  }
  return now;
}

function rewrite(one, random) {
  const change = { light: lightly, heavy: heavily }[one.kind];
  if (!change) return;
  do one.now = change(one.exact, random);
  while (one.now === one.exact);
  const { text } = one.unit;
  one.unit.text = text.slice(0, one.from) + one.now + text.slice(one.from + one.exact.length);
}
