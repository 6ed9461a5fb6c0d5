import type { Application } from '../entities/index.js';
import type { ClientContext } from '../context/index.js';
import type { EventTypeName } from '../generated/index.js';

/** Which events Asterisk sends, as an application has set it. */
export interface FilterByHand {
  readonly allowed: readonly EventTypeName[];
  readonly disallowed: readonly EventTypeName[];
}

/** Subscriptions that are remembered for each application; with one more the oldest is forgotten. */
const MOST_SOURCES = 1_000;

/**
 * Remembers the event filters and subscriptions that passed through this client, so that they are set again after a
 * connect: a subscription is forgotten on unsubscribe, and when its channel or bridge ends.
 */
export class SetByHand {
  readonly #events: ClientContext['events'];
  readonly #filterSet: (application: string) => void;
  readonly #filters = new Map<string, FilterByHand>();
  readonly #sources = new Map<string, Map<string, () => void>>();
  readonly #own = new WeakSet<object>();

  /** @param filterSet - called when an application has set its filter. */
  constructor(events: ClientContext['events'], filterSet: (application: string) => void) {
    this.#events = events;
    this.#filterSet = filterSet;
  }

  /** Marks the options of a command that the library gives itself, and returns them. */
  own<T extends object>(options: T): T {
    this.#own.add(options);
    return options;
  }

  filterOf(application: string): FilterByHand | undefined {
    return this.#filters.get(application);
  }

  sourcesOf(application: string): readonly string[] {
    return [...(this.#sources.get(application)?.keys() ?? [])];
  }

  /** Forgets a subscription: its source has ended, or Asterisk does not know it. */
  forget(application: string, source: string): void {
    const sources = this.#sources.get(application);
    sources?.get(source)?.();
    sources?.delete(source);
    if (sources?.size === 0) this.#sources.delete(application);
  }

  /** A command is sent. */
  sent(
    operation: string,
    application: string | undefined,
    options: object | undefined,
    command: Promise<unknown>,
  ): void {
    if (application === undefined || !operation.startsWith('applications.')) return;
    if (options !== undefined && this.#own.has(options)) return;
    const done = (answer: unknown): void => this.#done(operation, application, options, answer);
    void command.then(done, () => {});
  }

  #done(operation: string, application: string, options: object | undefined, answer: unknown): void {
    const { eventSource } = (options ?? {}) as { readonly eventSource?: string | readonly string[] };
    const sources = [eventSource ?? []].flat().flatMap((source) => source.split(','));
    if (operation === 'applications.subscribe') for (const source of sources) this.#remember(application, source);
    if (operation === 'applications.unsubscribe') for (const source of sources) this.forget(application, source);
    if (operation !== 'applications.filter') return;
    const { events_allowed: allowed = [], events_disallowed = [] } = (answer ?? {}) as Partial<Application>;
    // Marks of the library are no part of it.
    const disallowed = events_disallowed.filter(({ type }) => !type.startsWith('nestjs-ari:'));
    if (allowed.length + disallowed.length > 0) this.#filters.set(application, { allowed, disallowed });
    else this.#filters.delete(application);
    this.#filterSet(application);
  }

  #remember(application: string, source: string): void {
    const sources = this.#sources.get(application) ?? new Map<string, () => void>();
    this.#sources.set(application, sources);
    if (sources.has(source)) return;
    const [oldest] = sources.keys();
    if (sources.size === MOST_SOURCES && oldest !== undefined) this.forget(application, oldest);
    this.#sources.set(application, sources);
    sources.set(source, this.#untilEnded(application, source));
  }

  #untilEnded(application: string, source: string): () => void {
    const [, scheme, id] = /^(channel|bridge):(.+)$/s.exec(source) ?? [];
    if (scheme === undefined || id === undefined) return () => {};
    const ended = (): void => this.forget(application, source);
    return this.#events.watch(scheme === 'channel' ? 'Channel' : 'Bridge', id, [], { event: () => {}, ended });
  }
}
