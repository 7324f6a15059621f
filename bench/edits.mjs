// What becomes of a quote that is edited.
import { ADJECTIVES, ADVERBS, NOUNS, VERBS } from "./prose.mjs";

const anyWord = (random) => random.pick(random.pick([NOUNS, VERBS, ADJECTIVES]));
const isLong = (word) => /^\p{L}{5,}$/u.test(word);

/** One change, and one more for every dozen words. */
export function lightly(text, random) {
  const words = text.split(" ");
  const changes = Math.max(1, Math.round(words.length / 12));
  for (let done = 0; done < changes; ) {
    if (random.pick(LIGHT)(words, random.below(words.length), random)) done += 1;
  }
  return words.join(" ");
}

const LIGHT = [
  // Two letters swapped.
  (words, at, random) => {
    const word = words[at];
    if (!isLong(word)) return false;
    const letter = 1 + random.below(word.length - 2);
    if (word[letter] === word[letter + 1]) return false;
    words[at] = word.slice(0, letter) + word[letter + 1] + word[letter] + word.slice(letter + 2);
    return true;
  },
  // A letter lost.
  (words, at, random) => {
    const word = words[at];
    if (!isLong(word)) return false;
    const letter = 1 + random.below(word.length - 2);
    words[at] = word.slice(0, letter) + word.slice(letter + 1);
    return true;
  },
  // Another article.
  (words, at) => {
    if (!["the", "a", "an"].includes(words[at])) return false;
    words[at] = words[at] !== "the" ? "the" : /^[aeiou]/.test(words[at + 1] ?? "") ? "an" : "a";
    return true;
  },
  // A comma.
  (words, at) => {
    if (at + 1 === words.length || !isLong(words[at])) return false;
    words[at] += ",";
    return true;
  },
  // Another word.
  (words, at, random) => {
    if (!isLong(words[at])) return false;
    words[at] = anyWord(random);
    return true;
  },
  // A word more.
  (words, at, random) => {
    if (at === 0) return false;
    words.splice(at, 0, random.pick(ADVERBS));
    return true;
  },
  // A word less.
  (words, at) => {
    if (at === 0 || at + 1 === words.length) return false;
    words.splice(at, 1);
    return true;
  },
];

/** Between three and five words in ten are replaced, taken out, or get one more behind them. */
export function heavily(text, random) {
  const words = text.split(" ");
  const changes = Math.max(2, Math.round(words.length * (0.3 + 0.2 * random.next())));
  const chosen = new Set();
  while (chosen.size < Math.min(changes, words.length - 1)) chosen.add(random.below(words.length));
  return words
    .flatMap((word, at) => {
      if (!chosen.has(at)) return [word];
      const way = random.next();
      if (way < 0.5) return [anyWord(random)];
      return way < 0.75 ? [] : [word, anyWord(random)];
    })
    .join(" ");
}
