// Swipes. A swipe to the left clicks the link of the walk that is on the right, one to the right that on the left: where lines go
// from left to right, to the next step and to the previous one.

import { LEFT, RIGHT, isSelecting, takesInput } from './links.mjs';

/** The minimum length of a swipe, in CSS pixels. */
const MIN_LENGTH = 64;

/**
 * Where the finger came down that may be swiping; none with several fingers, who pinch.
 *
 * @type {Touch | undefined}
 */
let start;

document.addEventListener('touchstart', ({ target, touches }) => {
  start = touches.length > 1 || takesInput(target) ? undefined : touches[0];
});

document.addEventListener('touchend', ({ touches, changedTouches: [end] }) => {
  // A sideways move on a zoomed page pans it.
  if (!start || touches.length > 0 || isSelecting() || visualViewport.scale > 1) return;
  const right = end.clientX - start.clientX;
  const down = end.clientY - start.clientY;
  if (Math.abs(right) < MIN_LENGTH || Math.abs(right) < 2 * Math.abs(down)) return;
  document.querySelector(right < 0 ? RIGHT : LEFT)?.click();
});
