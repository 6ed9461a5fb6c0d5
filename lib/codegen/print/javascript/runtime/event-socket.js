import { AccessError, ApplicationReplacedError, AriError, InvalidCallError, RequestConnectionError } from './errors.js';

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

const SUBSCRIBE = {
  name: 'applications.subscribe',
  method: 'POST',
  path: ['/applications/', '/subscription'],
  query: [{ name: 'eventSource', required: true }],
  result: 'nothing',
};
/** A refused socket does not tell why; a command does. */
const ASK = { name: 'events', method: 'GET', path: ['/applications'], result: 'Application[]' };

/** Hears the events of applications, and heals itself for ever. */
export class EventSocket {
  #client;
  #transport;
  #apps;
  #options;
  #socket;
  #closed = false;
  #wake = () => undefined;
  #waiting = [];
  #open = false;

  constructor(client, transport, apps, options) {
    this.#client = client;
    this.#transport = transport;
    this.#apps = apps;
    this.#options = options;
  }

  async opened() {
    if (!this.#open) await new Promise((resolve) => this.#waiting.push(resolve));
  }

  async run() {
    let attempt = 0;
    let wasOpen = false;
    while (!this.#closed) {
      try {
        await this.#transport.send(ASK, [], {});
        if (this.#closed) return;
        await this.#hear(() => {
          attempt = 0;
          wasOpen = true;
        });
      } catch (error) {
        if (error instanceof ApplicationReplacedError || error instanceof InvalidCallError) throw error;
        if (error instanceof AccessError && !wasOpen) throw error;
        if (!this.#closed) this.#client.report(error);
      }
      this.#open = false;
      attempt += 1;
      const longest = Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** attempt);
      if (!this.#closed) await this.#pause((longest * (1 + Math.random())) / 2);
    }
  }

  async close() {
    this.#closed = true;
    this.#wake();
    this.#socket?.close();
  }

  #pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #hear(onOpen) {
    const socket = this.#newSocket();
    this.#socket = socket;
    // What comes while subscriptions are set again waits for them.
    let kept = [];
    let replaced;
    const dispatch = (fields) => {
      this.#client.dispatch(fields);
      if (fields.type !== 'ApplicationReplaced' || !this.#apps.includes(fields.application)) return;
      replaced = new ApplicationReplacedError(`another program has taken ${fields.application}`);
      socket.close();
    };
    socket.addEventListener('message', ({ data }) => {
      try {
        const fields = JSON.parse(data);
        if (kept === undefined) dispatch(fields);
        else kept.push(fields);
      } catch (error) {
        this.#client.report(error);
      }
    });
    const closed = new Promise((resolve) => {
      socket.addEventListener('close', resolve);
      socket.addEventListener('error', resolve);
    });
    const open = new Promise((resolve) => socket.addEventListener('open', () => resolve(true)));
    const timer = setTimeout(() => socket.close(), this.#options.timeout);
    const came = await Promise.race([open, closed.then(() => false)]);
    clearTimeout(timer);
    if (came !== true) throw new RequestConnectionError('events', 'the event socket was refused or not answered', 'no');
    onOpen();
    const sources = this.#options.subscriptions ?? [];
    const asked = sources.length === 0 ? [] : this.#apps.map((app) => [SUBSCRIBE, [app], { eventSource: sources }]);
    await this.#client.restore(asked);
    for (const fields of kept) dispatch(fields);
    kept = undefined;
    this.#open = true;
    for (const resolve of this.#waiting.splice(0)) resolve();
    await closed;
    if (replaced !== undefined) throw replaced;
    if (!this.#closed) throw new AriError('the event socket was cut');
  }

  #newSocket() {
    const { webSocket, subscribeAll, passwordInUrl } = this.#options;
    const all = subscribeAll ? '&subscribeAll=true' : '';
    const address = `${this.#transport.base.replace(/^http/, 'ws')}/events?app=${this.#apps.map(encodeURIComponent).join(',')}${all}`;
    const { headers } = this.#transport;
    if (webSocket !== undefined) return webSocket(address, headers);
    if (globalThis.WebSocket === undefined) {
      throw new InvalidCallError(
        'this platform has no WebSocket: give one as the option webSocket, (url, headers) => socket',
      );
    }
    if (globalThis.window === undefined || globalThis.Deno !== undefined) return new WebSocket(address, { headers });
    if (passwordInUrl !== true) {
      throw new InvalidCallError(
        'a browser sends no password with a WebSocket: passwordInUrl: true puts it into the address',
      );
    }
    const bytes = Uint8Array.from(atob(headers.authorization.slice(6)), (sign) => sign.charCodeAt(0));
    return new WebSocket(`${address}&api_key=${encodeURIComponent(new TextDecoder().decode(bytes))}`);
  }
}
