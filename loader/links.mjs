// What keys and swipes click.

/** Elements that take keys and touches themselves. */
const OWN_INPUT = 'input,textarea,select,[contenteditable],dialog,audio,video';

/** The links of the walk. */
const PREVIOUS = 'a[rel=prev]';
const NEXT = 'a[rel=next]';

/** The same by where they are in the order of the lines: on the left and on the right. */
export const [LEFT, RIGHT] = document.documentElement.dir === 'rtl' ? [NEXT, PREVIOUS] : [PREVIOUS, NEXT];

/** Whether a click is to do what the browser does with a link by itself, in another tab for example. */
export const hasModifier = ({ ctrlKey, metaKey, shiftKey, altKey }) => ctrlKey || metaKey || shiftKey || altKey;

/** @param {EventTarget} target */
export const takesInput = (target) => target.closest?.(OWN_INPUT);

/** Whether words are selected: keys and touches may be for the selection then. */
export const isSelecting = () => !getSelection().isCollapsed;
