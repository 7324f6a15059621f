// What is compared with: each takes a text and a case and gives the place it would mark, or null.
import approxSearch from "approx-string-match";
import { toTextPosition } from "dom-anchor-text-quote";

/** As many errors as Hypothesis allows. */
const maxErrors = (quote) => Math.min(256, quote.length / 2);

/** approx-string-match ranks none of the matches it finds equally good: the one nearest the hint is taken. */
export function approx(text, { exact, hint }) {
  const far = ({ start }) => Math.abs(start - hint);
  let best = null;
  for (const match of approxSearch(text, exact, maxErrors(exact))) {
    if (best === null || far(match) < far(best)) best = match;
  }
  return best && [best.start, best.end];
}

const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const WHOLE = 92;

/** The scheme of Hypothesis: exact matches, else approximate ones, and of these the one with the best score. */
export function hypothesis(text, { exact, prefix, suffix, hint }) {
  let best = null;
  for (const match of search(text, exact, maxErrors(exact))) {
    const score =
      (WEIGHTS.quote * (1 - match.errors / exact.length) +
        WEIGHTS.prefix * likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix) +
        WEIGHTS.suffix * likeness(text.slice(match.end, match.end + suffix.length), suffix) +
        WEIGHTS.position * (1 - Math.abs(match.start - hint) / text.length)) /
      WHOLE;
    if (best === null || score > best.score) best = { score, place: [match.start, match.end] };
  }
  return best && best.place;
}

function search(text, words, errors) {
  const matches = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    matches.push({ start: at, end: at + words.length, errors: 0 });
  }
  return matches.length > 0 ? matches : approxSearch(text, words, errors);
}

/** How well the best match of some surroundings fits, from 0 to 1; surroundings that were empty fit everywhere. */
function likeness(text, words) {
  if (words === "") return 1;
  if (text === "") return 0;
  const [match] = search(text, words, words.length);
  return match ? 1 - match.errors / words.length : 0;
}

/** dom-anchor-text-quote, of whose root only `textContent` is asked for. Where it throws, nothing is found. */
export function domAnchor(text, { exact, prefix, suffix, hint }) {
  try {
    const found = toTextPosition({ textContent: text }, { exact, prefix, suffix }, { hint });
    return found && [found.start, found.end];
  } catch {
    return null;
  }
}
