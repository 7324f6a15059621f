// Links to other languages. They lead to the same page there; what the address points to in this one, a note or words, they take
// along if it is there too. The page says so, since ids may differ and most words do.

import { pointThere } from './carried.mjs';

// Before a browser does anything with the link: follows it, here or in another tab, or offers to copy its address.
for (const event of ['click', 'auxclick', 'contextmenu']) {
  document.addEventListener(
    event,
    ({ target }) => {
      const link = target.closest('.page-languages a');
      if (link) link.hash = pointThere(link.dataset, location.hash);
    },
    true,
  );
}
