// What runs in the measured pages. Each function is sent there as text, so it can use nothing of this module.

/**
 * Adds functions to the window: `shows(passage)` says whether the words of a passage are in sight, and `afterFrame(passage,
 * then)` calls back with the time at the end of the first frame that shows them. What a frame shows is known before its
 * layout: callbacks for animation frames come then. A message that is sent from there arrives when layout and paint are done.
 */
export function markShown() {
  window.shows = (passage) => {
    const words = document.querySelector(`[data-text="${passage}"]`);
    if (!words?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { top, bottom, left, right } = words.getBoundingClientRect();
    return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  };
  window.afterFrame = (passage, then) => {
    requestAnimationFrame(() => {
      if (!window.shows(passage)) return window.afterFrame(passage, then);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(null);
    });
  };
}

/** Reports the first press that the page takes, by keeping the browser from what it does by itself, and the frame that shows `passage`. */
export function watchForPress(passage) {
  if (!location.protocol.startsWith('http')) return;
  const start = performance.timeOrigin;
  const wait = () => window.afterFrame(passage, (time) => window.report('shown', start + time, start));
  // A press may have had the browser load this document.
  if (sessionStorage.getItem('taken')) return wait();
  addEventListener('keydown', (event) => {
    if (!event.defaultPrevented || sessionStorage.getItem('taken')) return;
    sessionStorage.setItem('taken', 'yes');
    window.report('taken', start + performance.now(), start);
    wait();
  });
}

/** Keeps what the Event Timing interface says of presses in `keydowns`. */
export function recordEventTimings() {
  window.keydowns = [];
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (name === 'keydown') window.keydowns.push({ startTime, duration });
    }
  }).observe({ type: 'event', durationThreshold: 16 });
}

/** Makes `painted` a promise of the time of the next press and of the end of the frame that shows `passage`. */
export function nextPaint(passage) {
  window.painted = new Promise((resolve) => {
    const pressed = ({ timeStamp }) => window.afterFrame(passage, (end) => resolve({ start: timeStamp, end }));
    addEventListener('keydown', pressed, { once: true, capture: true });
  });
}
