// Messages to the reader.

/**
 * Shows a message, which screen readers announce.
 *
 * @param {string} words
 */
export function say(words) {
  const made = { id: 'notice', role: 'status' };
  const notice = document.getElementById(made.id) ?? document.body.appendChild(Object.assign(document.createElement('p'), made));
  notice.textContent = words;
}
