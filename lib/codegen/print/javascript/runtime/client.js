import { EventSocket } from './event-socket.js';
import { AriError } from './errors.js';
import { Listeners } from './listeners.js';
import { ObjectFactory } from './objects.js';
import { Transport } from './transport.js';

const ENDS = {
  StasisEnd: 'channel',
  ChannelDestroyed: 'channel',
  BridgeDestroyed: 'bridge',
  PlaybackFinished: 'playback',
  RecordingFinished: 'recording',
  RecordingFailed: 'recording',
};
/** What can be waited for at the same time. */
const MOST_WAITS = 10_000;
/** Who began it may ask for its end a little later. */
const END_IS_KNOWN_MS = 60_000;

/** One Asterisk: commands by resource, and the events of Stasis applications. */
export class Client {
  listeners = new Listeners();
  #model;
  #factory;
  #transport;
  #options;
  #socket;
  #errors = new Set();
  #ends = new Map();
  #wanted = new Map();

  constructor(model, url, username, password, options = {}) {
    this.#model = model;
    this.#options = { timeout: 10_000, idPrefix: 'js', ...options };
    this.#transport = new Transport(url, username, password, this.#options.timeout);
    this.#factory = new ObjectFactory(model, this);
    for (const [name, operations] of Object.entries(model.resources)) {
      const repository = Object.create(null);
      for (const [method, operation] of Object.entries(operations)) {
        const ids = operation.path.length - 1;
        repository[method] = (...args) => this.execute(operation, args.slice(0, ids), args[ids]);
      }
      Object.defineProperty(this, name, { value: Object.freeze(repository), enumerable: true });
    }
    for (const kind of model.kinds) {
      this[`on${kind}Event`] = (name, handler) => this.listeners.add(kind, name, handler);
    }
  }

  /** Sends a command. What it creates gets an id from here, so that its events are heard from the first one. */
  async execute(operation, ids, options = {}) {
    const given = { ...options };
    const { creates } = operation;
    if (creates !== undefined) {
      given[creates.parameter] ??= `${this.#options.idPrefix}-${crypto.randomUUID()}`;
      const heard = creates.kind === 'Playback' || creates.kind === 'LiveRecording';
      if (heard && this.#socket !== undefined) this.#waitFor(`${creates.kind} ${given[creates.parameter]}`);
    }
    const answer = await this.#transport.send(operation, ids, given);
    this.#remember(operation, ids, given);
    return this.#factory.decode(operation.result, answer);
  }

  /** Hears the events of Stasis applications until the client is closed, and connects again when it is cut. */
  async run(apps, options = {}) {
    this.#socket = new EventSocket(this, this.#transport, Array.isArray(apps) ? apps : [apps], {
      ...this.#options,
      ...options,
    });
    await this.#socket.run();
  }

  /** Ends when `run` hears events. */
  async connected() {
    while (this.#socket === undefined) await Promise.resolve();
    await this.#socket.opened();
  }

  /** Stops hearing; all who wait for an end get an error. */
  async close() {
    await this.#socket?.close();
    for (const { reject } of this.#ends.values()) reject(new AriError('the client was closed'));
    this.#ends.clear();
  }

  /** Calls `handler(event)` for each event of this name, `*` for all; gives the function that removes it. */
  on(name, handler) {
    return this.listeners.add('', name, handler);
  }

  off(name, handler) {
    this.listeners.remove('', name, handler);
  }

  /** Calls `handler(error)` for what a handler threw and for what went wrong on the event socket. */
  onError(handler) {
    this.#errors.add(handler);
    return () => this.#errors.delete(handler);
  }

  report(error) {
    if (this.#errors.size === 0) console.error(error);
    for (const handler of this.#errors) handler(error);
  }

  keyOf(object) {
    return this.#factory.keys?.get(object?.constructor)?.(object);
  }

  endOf(key, timeout) {
    const { promise } = this.#waitFor(key);
    if (timeout === undefined) return promise;
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new AriError(`${key} did not end within ${timeout} ms`)), timeout);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  }

  /** Gives an event to all that listen to it, in the order in which it came. */
  dispatch(fields) {
    const name = String(fields.type);
    const event = this.#factory.event(fields);
    for (const handler of this.listeners.hearing('', name)) this.#call(handler, event);
    for (const [kind, places] of Object.entries(
      Object.hasOwn(this.#model.places, name) ? this.#model.places[name] : {},
    )) {
      const place = places.find((each) => this.keyOf(event[each]) !== undefined);
      if (place === undefined) continue;
      for (const handler of this.listeners.hearing(kind, name)) this.#call(handler, event[place], event);
    }
    for (const [key, object] of this.#objectsIn(event, new Map())) {
      for (const handler of this.listeners.hearing(key, name)) this.#call(handler, object, event);
    }
    const key = Object.hasOwn(ENDS, name) ? this.keyOf(event[ENDS[name]]) : undefined;
    if (key !== undefined) this.#finish(key, event);
  }

  /** Sets sources and filters again, which a restarted Asterisk has forgotten. */
  async restore(sources) {
    const again = [...this.#wanted.values(), ...sources];
    for (const [operation, ids, options] of again) {
      try {
        await this.#transport.send(operation, ids, options);
      } catch (error) {
        this.report(error);
      }
    }
  }

  #objectsIn(value, found) {
    for (const each of Object.values(value)) {
      if (typeof each !== 'object' || each === null) continue;
      const key = this.keyOf(each);
      if (key === undefined) this.#objectsIn(each, found);
      else if (!found.has(key)) found.set(key, each);
    }
    return found;
  }

  #waitFor(key) {
    const before = this.#ends.get(key);
    if (before !== undefined) return before;
    const wait = {};
    wait.promise = new Promise((resolve, reject) => Object.assign(wait, { resolve, reject }));
    wait.promise.catch(() => undefined);
    this.#ends.set(key, wait);
    if (this.#ends.size > MOST_WAITS) {
      const [oldest, { reject }] = this.#ends.entries().next().value;
      this.#ends.delete(oldest);
      reject(new AriError('too many are waited for'));
    }
    return wait;
  }

  #finish(key, event) {
    this.listeners.forget(key);
    const wait = this.#ends.get(key);
    if (wait === undefined) return;
    wait.resolve(event);
    const timer = setTimeout(() => this.#ends.delete(key), END_IS_KNOWN_MS);
    timer.unref?.();
  }

  #remember(operation, ids, options) {
    const sources = `${ids[0]} ${String(options.eventSource)}`;
    if (operation.name === 'applications.subscribe') this.#wanted.set(sources, [operation, ids, options]);
    if (operation.name === 'applications.unsubscribe') this.#wanted.delete(sources);
    if (operation.name === 'applications.filter') this.#wanted.set(`${ids[0]} filter`, [operation, ids, options]);
  }

  #call(handler, ...args) {
    try {
      Promise.resolve(handler(...args)).catch((error) => this.report(error));
    } catch (error) {
      this.report(error);
    }
  }
}
