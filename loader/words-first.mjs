// The first frame of a step that the reader goes on to has its words alone, where the app says so by an attribute of the root
// element. All of the step comes after it.

const root = document.getElementById('app');

document.addEventListener('sidelines:moved', () => {
  // Callbacks for a frame come before it is painted, tasks that they begin after it.
  requestAnimationFrame(() => setTimeout(() => delete root.dataset.wordsFirst));
});
