// What an address takes along to another language.

/**
 * Returns what a link points to in the page that it leads to.
 *
 * @param {DOMStringMap} carried what the page there has too: `notes` as `here` or `here=there` (left out where whatever has an id
 * here has it there), and the tag of the `words` if they are the same
 * @param {string} hash what the address points to here
 */
export function pointThere({ notes, words }, hash) {
  if (notes === undefined) return hash;
  const note = notes.split(' ').find((note) => note.split('=')[0] === hash.slice(1));
  if (note) return `#${note.split('=').at(-1)}`;
  // The code of a link to words begins with the tag of their wording.
  return words && hash.split('-')[2]?.startsWith(words) ? hash : '';
}
