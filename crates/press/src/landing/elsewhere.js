// Shows the page for unknown addresses of the explainer that the address is in, in place of the one for the whole site: it
// knows which of the explainer's pages are near. The address stays, since that is what it looks at.

const bases = [...document.querySelectorAll('.explainer-list a')].map(({ pathname }) => pathname);
// The longest: a language of an explainer lies in the folder of another.
const [base] = bases.filter((path) => location.pathname.startsWith(path)).sort((one, other) => other.length - one.length);
const response = base && (await fetch(`${base}404.html`).catch(() => undefined));
if (response?.ok) {
  const page = await response.text();
  document.open();
  document.write(page);
  document.close();
}
