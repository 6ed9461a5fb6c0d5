import type { Subscription } from 'rxjs';
import type { LiveTables } from '../../live/internal.js';
import type { EventStream } from './ari-channel.js';

/** Rows that are remembered of each stream; the oldest goes first. */
const MOST = 1_000;

const STREAMS: readonly EventStream[] = ['channels', 'bridges', 'playbacks', 'liveRecordings', 'endpoints'];

/** Remembers rows that have just gone: the event that ended them is still to be read by those who saw them. */
export class GoneRows {
  readonly #rows = new Map<string, object>();
  readonly #listening: Subscription[];

  constructor(tables: LiveTables) {
    this.#listening = STREAMS.map((stream) =>
      tables.of(stream).changes.subscribe((change) => {
        if (change.kind !== 'delete') return;
        const { id, name } = change.before as { readonly id?: string; readonly name?: string };
        this.#keep(keyOf(stream, (stream === 'liveRecordings' ? name : id) ?? ''), change.before);
      }),
    );
  }

  row(stream: EventStream, pk: string): object | undefined {
    return this.#rows.get(keyOf(stream, pk));
  }

  end(): void {
    for (const one of this.#listening) one.unsubscribe();
    this.#rows.clear();
  }

  #keep(key: string, row: object): void {
    this.#rows.delete(key);
    this.#rows.set(key, row);
    const [oldest] = this.#rows.keys();
    if (this.#rows.size > MOST && oldest !== undefined) this.#rows.delete(oldest);
  }
}

function keyOf(stream: EventStream, pk: string): string {
  return `${stream} ${pk}`;
}
