import { GatewayAnswerError, type GatewayClient } from 'nestjs-ari-gateway-client';
import { Store } from './store.js';
import type { Subscriptions } from './subscriptions.js';

const PAGE = 100;
/** Objects that the page keeps of one stream. */
const MOST = 5_000;
const PAUSE = 3_000;

/** The objects of one stream as they are now. */
export class LiveTable<T extends object> extends Store {
  readonly rows = new Map<string, T>();
  ready = false;
  /** Why there is nothing to see. */
  problem: string | undefined;
  /** The application has no such stream. */
  missing = false;
  readonly #client: GatewayClient;
  readonly #stream: string;

  constructor(
    client: GatewayClient,
    stream: string,
    private readonly subscriptions: Subscriptions,
  ) {
    super();
    this.#client = client;
    this.#stream = stream;
    void this.#live();
  }

  list(): T[] {
    return [...this.rows.values()];
  }

  async #live(): Promise<void> {
    const entry = this.subscriptions.begin('stream', this.#stream);
    try {
      const stream = this.#client.stream(this.#stream);
      for await (const event of stream.subscribe({ snapshot: true, limit: PAGE })) {
        entry.heard();
        if (event.kind === 'snapshot') await this.#filled(event.objects as T[], event.next);
        else if (event.kind === 'delete') this.rows.delete(String(event.pk));
        else if (event.kind !== 'gap' && this.rows.size < MOST) this.rows.set(String(event.pk), event.object as T);
        this.changed();
      }
    } catch (error) {
      this.missing = error instanceof GatewayAnswerError && error.status === 404;
      entry.end();
      this.problem = problemOf(error, this.#stream);
      this.ready = true;
      this.changed();
      if (error instanceof GatewayAnswerError && (error.status === 404 || error.status === 403)) return;
      setTimeout(() => void this.#live(), PAUSE);
    }
  }

  async #filled(objects: readonly T[], next: string | null): Promise<void> {
    this.rows.clear();
    this.#take(objects);
    let cursor = next;
    while (cursor !== null && this.rows.size < MOST) {
      const page = await this.#client.stream(this.#stream).page({ cursor, limit: PAGE });
      this.#take(page.results as T[]);
      cursor = page.next;
    }
    this.problem = undefined;
    this.ready = true;
  }

  #take(objects: readonly T[]): void {
    for (const object of objects) this.rows.set(keyOf(object), object);
  }
}

function keyOf(object: object): string {
  const { id, name } = object as { readonly id?: string; readonly name?: string };
  return String(id ?? name);
}

export function problemOf(error: unknown, what: string): string {
  if (error instanceof GatewayAnswerError) {
    if (error.status === 403) return `You may not see ${what}.`;
    if (error.status === 404) return `This application has no ${what}.`;
    if (error.status === 503) return 'Asterisk is away.';
  }
  return error instanceof Error ? error.message : String(error);
}
