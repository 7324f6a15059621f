// Reads the pages that the press prints. They are well formed by construction, so a scan for tags is enough; a page that
// were not would fail the tests that count what they find.

const TAG = /<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|<(\/?)([a-z][\w-]*)((?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const EMPTY = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** A piece of text as a reader sees it. */
export function decode(text) {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex || decimal) return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal));
    return NAMED[name] ?? whole;
  });
}

/** The elements of a page, in order, each with its attributes and what stands inside it. */
export function elements(html) {
  const found = [];
  const open = [];
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag; tag = TAG.exec(html)) {
    const [whole, closing, name, attributes] = tag;
    if (!name) continue;
    if (closing) {
      // What a tag closes is the innermost element open: anything else is a page that no browser reads as it was meant.
      const element = open.pop();
      if (element?.name !== name) throw new Error(`</${name}> closes <${element?.name}>`);
      element.inner = html.slice(element.innerStart, tag.index);
      continue;
    }
    const element = { name, attributes: attributesOf(attributes), inner: '', innerStart: tag.index + whole.length, start: tag.index };
    found.push(element);
    if (EMPTY.has(name) || whole.endsWith('/>')) continue;
    if (name === 'script' || name === 'style') {
      const end = html.indexOf(`</${name}>`, TAG.lastIndex);
      element.inner = html.slice(element.innerStart, end);
      TAG.lastIndex = end + name.length + 3;
      continue;
    }
    open.push(element);
  }
  if (open.length > 0) throw new Error(`<${open.at(-1).name}> is never closed`);
  return found;
}

function attributesOf(text) {
  const attributes = {};
  for (const [, name, double, single, bare] of text.matchAll(ATTRIBUTE)) {
    attributes[name] = decode(double ?? single ?? bare ?? '');
  }
  return attributes;
}

/** What a reader sees of a piece of HTML: its text, without the tags. */
export function textOf(html) {
  return decode(html.replace(TAG, '')).replace(/\s+/g, ' ').trim();
}

/** Whether an element has a class. */
export function hasClass(element, name) {
  return (element.attributes.class ?? '').split(/\s+/).includes(name);
}
