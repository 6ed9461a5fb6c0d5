import { onTestFinished, vi } from 'vitest';

/** One event as it came. */
export interface HeardEvent {
  readonly event: string;
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads Server-Sent Events with nothing but `fetch`. */
export class EventReader {
  readonly events: HeardEvent[] = [];
  readonly response: Response;
  /** Comments, which keep a connection alive. */
  comments = 0;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  readonly #abort: AbortController;

  private constructor(response: Response, abort: AbortController) {
    this.response = response;
    this.#abort = abort;
    this.ended = this.#read();
    onTestFinished(() => abort.abort());
  }

  static async open(url: string, token: string, headers: Record<string, string> = {}): Promise<EventReader> {
    const abort = new AbortController();
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, ...headers },
      signal: abort.signal,
    });
    return new EventReader(response, abort);
  }

  get lastId(): string {
    return this.events.at(-1)?.id ?? '';
  }

  /** What happened, in one word and the key. */
  get heard(): string[] {
    return this.events
      .filter(({ event }) => event !== 'subscribed')
      .map(({ event, data }) => `${event} ${String(data['pk'])}`);
  }

  close(): void {
    this.#abort.abort();
  }

  /** Waits for so many events, that of the beginning among them. */
  async has(count: number): Promise<readonly HeardEvent[]> {
    return vi.waitFor(() => {
      if (this.events.length < count) throw new Error(`${this.events.length} of ${count} events have come`);
      return this.events;
    }, 45_000);
  }

  async #read(): Promise<void> {
    let rest = '';
    try {
      for await (const chunk of this.response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
      }
    } catch {
      // It was cut: that is an end as well.
    }
  }

  #take(block: string): void {
    const fields = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2) as [string, string]));
    if (fields.has('')) this.comments += 1;
    const [event, id, data] = ['event', 'id', 'data'].map((name) => fields.get(name));
    if (event === undefined || id === undefined || data === undefined) return;
    this.events.push({ event, id, data: JSON.parse(data) as HeardEvent['data'] });
  }
}
