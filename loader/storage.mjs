// What a reader keeps on the device, under the names that the app uses too.

const root = document.getElementById('app');

/** @param {string} name */
const key = (name) => `sidelines/${root.dataset.explainer}/${name}`;

/**
 * Returns the value that is stored under a name; `undefined` where storage is denied.
 *
 * @param {string} name
 * @returns {string | null | undefined}
 */
export function stored(name) {
  try {
    return localStorage.getItem(key(name));
  } catch {
    return undefined;
  }
}

/**
 * Stores a value under a name. Returns whether the browser has stored it.
 *
 * @param {string} name
 * @param {string} value
 */
export function store(name, value) {
  try {
    localStorage.setItem(key(name), value);
    return true;
  } catch {
    return false;
  }
}
