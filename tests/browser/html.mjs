// Reads printed pages with parse5, which parses HTML as the standard says.

import { defaultTreeAdapter, parse, parseFragment } from 'parse5';

/** Elements that have no end tag. */
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

/** An element of a page. Offsets count UTF-16 code units of the page's HTML. */
class Element {
  #node;
  #html;

  constructor(node, html) {
    this.#node = node;
    this.#html = html;
    this.name = node.tagName;
    this.attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    /** Where its start tag begins. */
    this.start = node.sourceCodeLocation.startOffset;
  }

  /** The HTML between its tags, as it was printed. */
  get inner() {
    const { startTag, endTag } = this.#node.sourceCodeLocation;
    return endTag ? this.#html.slice(startTag.endOffset, endTag.startOffset) : '';
  }

  /** The elements in it, in document order. */
  get elements() {
    return elementsIn(this.#node, this.#html);
  }

  /** Its text nodes, in document order. */
  get texts() {
    return textsIn(this.#node);
  }

  /** Its text, with every run of white space as one space. */
  get text() {
    return collapsed(this.texts);
  }

  /** The same, with what `instead` returns for an element in it in place of that element's text, if it returns a string. */
  textWith(instead) {
    const texts = (node) =>
      childrenOf(node).flatMap((child) => {
        if (defaultTreeAdapter.isTextNode(child)) return [child.value];
        const given = defaultTreeAdapter.isElementNode(child) ? instead(new Element(child, this.#html)) : undefined;
        return given === undefined ? texts(child) : [given];
      });
    return collapsed(texts(this.#node));
  }
}

/**
 * The elements of a page, in document order.
 *
 * Throws if the page is not well formed: on every error that the standard names, and if an end tag is missing. A browser
 * would repair such a page, and show another than was printed.
 */
export function elements(html) {
  const onParseError = ({ code, startLine, startCol }) => {
    throw new Error(`${code} in line ${startLine}, column ${startCol}`);
  };
  // With scripting on, the content of `noscript` would be text.
  return elementsIn(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false, onParseError }), html);
}

/** The text of a piece of HTML, with every run of white space as one space. */
export function textOf(html) {
  return collapsed(textsIn(parseFragment(html)));
}

/** Whether an element has a class. */
export function hasClass(element, name) {
  return (element.attributes.class ?? '').split(/\s+/).includes(name);
}

/** The nodes in a node; those of a `template` are kept apart from it. */
function childrenOf(node) {
  return defaultTreeAdapter.getChildNodes(node.content ?? node) ?? [];
}

/** Every node below a node, in document order. */
function* descendants(node) {
  for (const child of childrenOf(node)) {
    yield child;
    yield* descendants(child);
  }
}

function elementsIn(node, html) {
  const found = [];
  for (const child of descendants(node)) {
    // The parser adds elements whose tags may be left out, such as `tbody`: those have no place in the page.
    if (!defaultTreeAdapter.isElementNode(child) || !child.sourceCodeLocation) continue;
    const { startTag, endTag } = child.sourceCodeLocation;
    const isClosed = endTag || VOID.has(child.tagName) || html.startsWith('/>', startTag.endOffset - 2);
    if (!isClosed) throw new Error(`<${child.tagName}> in line ${startTag.startLine} is never closed`);
    found.push(new Element(child, html));
  }
  return found;
}

function textsIn(node) {
  return [...descendants(node)].filter(defaultTreeAdapter.isTextNode).map(({ value }) => value);
}

function collapsed(texts) {
  return texts.join('').replace(/\s+/g, ' ').trim();
}
