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

/**
 * Shows one of the messages that the root element has in an attribute `data-says-…`, in the language of the page.
 *
 * @param {'copied' | 'failed' | 'noConnection' | 'notLoaded'} name
 */
export function sayOf(name) {
  const { dataset } = document.getElementById('app');
  say(dataset[`says${name[0].toUpperCase()}${name.slice(1)}`]);
}
