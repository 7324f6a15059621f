// Gives Playwright's driver of Firefox the text of errors in the console: of those it would tell nothing but that they are errors.

/** Stands between a driver and every Firefox that it starts from now on. */
export function withTextOfErrors(driver) {
  const bidi = driver._connection.toImpl(driver)._bidiFirefox;
  const connect = bidi.connectToTransport.bind(bidi);
  bidi.connectToTransport = (transport, options) => connect(new Between(transport), options);
}

class Between {
  #transport;

  constructor(transport) {
    this.#transport = transport;
  }

  send(message) {
    this.#transport.send(message);
  }

  close() {
    this.#transport.close();
  }

  set onmessage(listen) {
    this.#transport.onmessage = (message) => listen(withText(message));
  }

  set onclose(listen) {
    this.#transport.onclose = listen;
  }
}

/** Returns a message (of WebDriver BiDi) in which an entry of the console has its text where it has an error. */
function withText(message) {
  const { args, text } = message.params ?? {};
  if (message.method !== 'log.entryAdded' || !args?.some(({ type }) => type === 'error')) return message;
  return { ...message, params: { ...message.params, args: [{ type: 'string', value: text }] } };
}
