import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { ResourceException } from '../../resources/index.js';
import { REST_SETTINGS, type RestLimits, type RestSettings } from '../options/index.js';
import { EventStream } from './event-stream.js';
import { StreamOpening } from './stream-opening.js';

/** A stream that is open, or about to be. */
interface OpenStream {
  readonly stream: EventStream;
  readonly until: number;
}

/** Keeps the streams of events that are open: so many of a user, each alive, none for ever, all ended at the end. */
@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  readonly #byUser = new Map<string, Set<OpenStream>>();
  readonly #limits: RestLimits;
  #heartbeat: NodeJS.Timeout | undefined;
  readonly #openings = new Set<StreamOpening>();
  #closing = false;

  constructor(@Inject(REST_SETTINGS) { limits }: RestSettings) {
    this.#limits = limits;
  }

  /** Streams that are open. */
  get size(): number {
    return [...this.#byUser.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Somebody opens a stream: from before he is asked who he is until it stands, changes of grants are remembered. */
  opening(): StreamOpening {
    const opening = new StreamOpening((over) => this.#openings.delete(over));
    this.#openings.add(opening);
    return opening;
  }

  /** @throws {ResourceException} the user has too many, or the application ends. */
  checkRoom(user: string): void {
    if (this.#closing) throw new ResourceException(503);
    if ((this.#byUser.get(user)?.size ?? 0) < this.#limits.eventStreams) return;
    throw new ResourceException(429, ['Too many streams of events.']);
  }

  /** @param ended - called once, by whichever side it was ended. */
  add(user: string, response: ServerResponse, ended: () => void): EventStream {
    const own = this.#byUser.get(user) ?? new Set<OpenStream>();
    this.#byUser.set(user, own);
    const { bufferedBytes, eventStreamLifetime, heartbeat } = this.#limits;
    const stream = new EventStream(response, bufferedBytes, () => {
      ended();
      own.delete(open);
      if (own.size === 0 && this.#byUser.get(user) === own) this.#byUser.delete(user);
      if (this.#byUser.size === 0) this.#stopBeating();
    });
    const open = { stream, until: performance.now() + eventStreamLifetime };
    if (stream.ended) return stream;
    own.add(open);
    this.#heartbeat ??= setInterval(() => this.#beat(), Math.min(heartbeat, eventStreamLifetime)).unref();
    return stream;
  }

  /** Ends the streams of a user. A client opens them again, and is asked again who it is. */
  endOf(user: string): void {
    for (const opening of this.#openings) opening.regranted(user);
    for (const { stream } of [...(this.#byUser.get(user) ?? [])]) stream.end();
  }

  /** Before Nest closes its HTTP server, which waits for every response. */
  beforeApplicationShutdown(): void {
    this.#closing = true;
    for (const user of [...this.#byUser.keys()]) this.endOf(user);
    this.#stopBeating();
  }

  #beat(): void {
    const now = performance.now();
    for (const { stream, until } of [...this.#byUser.values()].flatMap((own) => [...own])) {
      if (now < until) stream.beat();
      else stream.end();
    }
  }

  #stopBeating(): void {
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }
}
