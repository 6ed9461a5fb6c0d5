import { type SimulatedChannel, substitute } from '../channels/index.js';
import type { ApplicationResult, DialplanApplication } from './dialplan-applications.js';
import { DialplanBook } from './dialplan-book.js';

/** A place in the dialplan. */
export interface DialplanPlace {
  readonly context: string;
  readonly exten: string;
  readonly priority: number;
}

/** Walks channels through the dialplan. */
export class DialplanRunner {
  #book = new DialplanBook({}, new Set());
  readonly #applications: ReadonlyMap<string, DialplanApplication>;
  readonly #globals: ReadonlyMap<string, string>;
  /** Where a channel goes next when it was sent elsewhere while an application ran. */
  readonly #redirected = new WeakMap<SimulatedChannel, DialplanPlace>();

  constructor(applications: ReadonlyMap<string, DialplanApplication>, globals: ReadonlyMap<string, string>) {
    this.#applications = applications;
    this.#globals = globals;
  }

  load(book: DialplanBook): void {
    this.#book = book;
  }

  has(context: string, exten: string): boolean {
    return this.#book.has(context, exten);
  }

  label(context: string, exten: string, label: string): number | undefined {
    return this.#book.label(context, exten, label);
  }

  /** Sends a channel to another place as soon as its present application ends. */
  redirect(channel: SimulatedChannel, place: DialplanPlace): void {
    this.#redirected.set(channel, place);
  }

  /** Runs the dialplan from a place on (the channel's own, unless another is given), until it ends or the channel leaves it. */
  async run(channel: SimulatedChannel, from: DialplanPlace = channel): Promise<void> {
    let place: DialplanPlace = { context: from.context, exten: from.exten, priority: from.priority };
    while (!channel.hungUp) {
      const step = this.#book.step(place.context, place.exten, place.priority);
      if (!step) return;
      const data = substitute(channel, step.data, place, this.#globals);
      channel.execute(step.application, data, place);
      const result = await this.#perform(step.application, channel, data);
      const elsewhere = this.takeRedirect(channel);
      if (channel.hungUp || (result === 'leave' && !elsewhere)) return;
      place = elsewhere ?? { ...place, priority: place.priority + 1 };
    }
  }

  /** The place a channel was sent to meanwhile, if it was. */
  takeRedirect(channel: SimulatedChannel): DialplanPlace | undefined {
    const place = this.#redirected.get(channel);
    this.#redirected.delete(channel);
    return place;
  }

  #perform(
    application: string,
    channel: SimulatedChannel,
    data: string,
  ): Promise<ApplicationResult> | ApplicationResult {
    const perform = this.#applications.get(application.toLowerCase());
    return perform ? perform(channel, data) : 'leave';
  }
}
