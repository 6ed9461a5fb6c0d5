import { expect } from 'vitest';
import { ApiDocuments } from './documents.js';
import { EventRecorder } from './event-recorder.js';
import { furnishings, type Furnishings } from './furnishings.js';
import type { Target } from './targets.js';
import { send, type WireAnswer, type WireRequest } from './wire.js';

const documents = await ApiDocuments.read();

let serial = 0;
/** Names do not meet those of other test files on the same server. */
const run = `${process.pid.toString(36)}${Date.now().toString(36).slice(-5)}`;

/** What one case needs on the server, made when it is first named and taken away afterwards. */
export class World {
  readonly target: Target;
  readonly #prefix: string;
  readonly #furnishings: Furnishings;
  readonly #things = new Map<string, Promise<string>>();
  readonly #undo: (() => Promise<unknown>)[] = [];
  readonly #sockets: EventRecorder[] = [];
  readonly #misfits: unknown[] = [];
  #app: EventRecorder | undefined;
  #crowd: EventRecorder | undefined;

  constructor(target: Target, more: Furnishings = {}) {
    this.target = target;
    this.#furnishings = { ...furnishings, ...more };
    this.#prefix = `ct${run}-${serial++}`;
  }

  name(word: string): string {
    return `${this.#prefix}-${word}`;
  }

  async send(method: string, path: string, body?: unknown, rest: Partial<WireRequest> = {}): Promise<WireAnswer> {
    const answer = await send(this.target.address(), { method, path, body, ...rest });
    this.#misfits.push(documents.misfitOfAnswer(method, path, answer));
    return answer;
  }

  /** Sends a request that is part of the set-up: anything but success is a failure of the set-up. */
  async must(method: string, path: string, body?: unknown): Promise<WireAnswer> {
    const answer = await this.send(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path} answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  async listen(apps: string, options: { subscribeAll?: boolean } = {}): Promise<EventRecorder> {
    const recorder = await EventRecorder.open(this.target.address(), apps, options);
    // A real server may stand still for ever when a socket closes while a device state is delivered to it.
    const devices = `applications/${apps}/subscription?eventSource=deviceState:`;
    if (options.subscribeAll) this.afterwards(() => this.send('DELETE', devices));
    this.#sockets.push(recorder);
    return recorder;
  }

  /** The application of this case, connected. */
  async app(): Promise<EventRecorder> {
    await this.thing('app');
    return this.#app as EventRecorder;
  }

  set appSocket(recorder: EventRecorder) {
    this.#app = recorder;
  }

  /** The events of the application that broadcast calls are offered to. */
  async crowd(): Promise<EventRecorder> {
    await this.thing('broadcast');
    return this.#crowd as EventRecorder;
  }

  set crowdSocket(recorder: EventRecorder) {
    this.#crowd = recorder;
  }

  afterwards(undo: () => Promise<unknown>): void {
    this.#undo.push(undo);
  }

  /** A thing by its word: `channel`, `bridge`, `playback`, …; see the furnishings. */
  thing(word: string): Promise<string> {
    const known = this.#things.get(word) ?? this.#furnish(word);
    this.#things.set(word, known);
    return known;
  }

  /** Fills in `{words}`. */
  async fill(text: string): Promise<string> {
    let filled = text;
    for (const [whole, word = ''] of text.matchAll(/\{(\w+)\}/g))
      filled = filled.replace(whole, await this.thing(word));
    return filled;
  }

  /** The same in any JSON. */
  async fillIn<T>(value: T): Promise<T> {
    if (typeof value === 'string') return (await this.fill(value)) as T;
    if (Array.isArray(value)) return (await Promise.all(value.map((entry) => this.fillIn(entry as unknown)))) as T;
    if (typeof value !== 'object' || value === null) return value;
    const filled = await Promise.all(
      Object.entries(value).map(async ([key, entry]) => [await this.fill(key), await this.fillIn(entry as unknown)]),
    );
    return Object.fromEntries(filled) as T;
  }

  async clear(): Promise<void> {
    for (const undo of this.#undo.reverse()) await undo();
    for (const socket of this.#sockets) socket.close();
    // What anybody was answered or sent in a case is what the documents say, whatever the case was about.
    const heard = this.#sockets.flatMap(({ events }) => events.map((event) => documents.misfitOfEvent(event)));
    expect([...this.#misfits, ...heard].filter((each) => each !== undefined)).toEqual([]);
  }

  #furnish(word: string): Promise<string> {
    const furnish = this.#furnishings[word];
    if (!furnish) throw new Error(`There is no furnishing "${word}"`);
    return furnish(this);
  }
}
