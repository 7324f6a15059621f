// What makes Playwright's driver of Firefox work with Firefox 140, which Debian has as its release of long-term support. The
// driver wants a newer one; all that it misses is made up for here, in the messages between the two (WebDriver BiDi).

import { Script } from 'node:vm';

/** Commands that come with every visit, that Firefox 140 does not know, and that no test depends on. */
const DISPENSABLE = [
  // For `response.body()`.
  'network.addDataCollector',
  // For the event `download`.
  'browser.setDownloadBehavior',
  // For what `screen` says in a page; the size of the window is another command.
  'emulation.setScreenOrientationOverride',
  'emulation.setScreenSettingsOverride',
];

/** Stands between a driver and every Firefox that it starts from now on. */
export function standBetween(driver) {
  const bidi = driver._connection.toImpl(driver)._bidiFirefox;
  const connect = bidi.connectToTransport.bind(bidi);
  bidi.connectToTransport = (transport, options) => connect(new Between(transport), options);
}

class Between {
  #transport;
  /** What is made of the answers to come, by the ids of the messages that they answer. */
  #changes = new Map();

  constructor(transport) {
    this.#transport = transport;
  }

  send(message) {
    const { id, method, params } = message;
    if (DISPENSABLE.includes(method)) this.#changes.set(id, (answer) => (answer.error === 'unknown command' ? success(id, {}) : answer));
    if (method === 'script.callFunction') return this.#transport.send(withoutEval(message));
    if (method === 'browsingContext.locateNodes' && params.locator.type === 'context') {
      const { context } = params.locator.value;
      this.#changes.set(id, (answer) => (answer.result?.type === 'success' ? success(id, { nodes: framesOf(context, answer.result.result) }) : answer));
      return this.#transport.send(asForFrames(message));
    }
    return this.#transport.send(message);
  }

  close() {
    this.#transport.close();
  }

  set onmessage(listen) {
    this.#transport.onmessage = (message) => {
      const change = this.#changes.get(message.id) ?? withTextOfErrors;
      this.#changes.delete(message.id);
      listen(change(message));
    };
  }

  set onclose(listen) {
    this.#transport.onclose = listen;
  }
}

const success = (id, result) => ({ type: 'success', id, result });

/** Returns the message that asks a document for all its frames with their windows, in the place of one that asks for the frame of a window: Firefox 140 finds none by that. */
function asForFrames({ id, params: { context } }) {
  const functionDeclaration = `() => Array.from(document.querySelectorAll('iframe, frame'), (frame) => [frame, frame.contentWindow])`;
  return { id, method: 'script.callFunction', params: { functionDeclaration, target: { context, sandbox: 'frames' }, awaitPromise: false } };
}

/** The frames that have this window. */
function framesOf(context, { value: pairs }) {
  return pairs.map(({ value }) => value).filter(([, window]) => window.value?.context === context).map(([frame]) => frame);
}

/** Returns a message in which an entry of the console has its text where it has an error: the driver would give of that nothing but the name. */
function withTextOfErrors(message) {
  const { args, text } = message.params ?? {};
  if (message.method !== 'log.entryAdded' || !args?.some(({ type }) => type === 'error')) return message;
  return { ...message, params: { ...message.params, args: [{ type: 'string', value: text }] } };
}

/**
 * Returns a call with functions as code, where the driver has texts that it passes to `eval`: in Firefox 140 the policy of a page
 * forbids that to the driver too, and the policy is to stay in force. `eval` is another one for as long as the driver's call
 * takes, and no script of the page runs in that time.
 */
function withoutEval(message) {
  const { functionDeclaration, arguments: given = [], target } = message.params;
  const cases = [...textsIn(given)].flatMap(evaluate);
  // In a sandbox, the driver's own world, no policy is in force.
  if (target.sandbox !== undefined || cases.length === 0) return message;
  const declaration = `(...given) => {
    const own = globalThis.eval;
    globalThis.eval = (text) => {
      ${cases.join('\n')}
      return own(text);
    };
    try {
      return (${functionDeclaration})(...given);
    } finally {
      globalThis.eval = own;
    }
  }`;
  return { ...message, params: { ...message.params, functionDeclaration: declaration } };
}

/** Every text within a value. */
function* textsIn(value) {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') for (const part of Object.values(value)) yield* textsIn(part);
}

/** Statements that return what evaluating a text gives. The driver puts functions into brackets, and programs of its own into a module. */
function evaluate(text) {
  const literal = JSON.stringify(text);
  if (!/=>|\bfunction\b/.test(text)) return [];
  if (isCode(`(${text}\n)`)) return [`if (text.includes(${literal})) return (${text}\n);`];
  if (!isCode(`() => { ${text}\n }`)) return [];
  return [
    `if (text === ${literal}) return (() => { ${text}\n })();`,
    `if (text.includes(${literal})) return (() => { const module = {}; ${text}\n return module.exports.default(); })();`,
  ];
}

function isCode(text) {
  try {
    return Boolean(new Script(text));
  } catch {
    return false;
  }
}
