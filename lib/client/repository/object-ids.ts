import { randomBytes } from 'node:crypto';

/**
 * Kinds of objects whose id this library chooses.
 * @publicApi
 */
export type ObjectIdKind = 'originate' | 'snoop' | 'external-media' | 'playback' | 'recording' | 'bridge';

/**
 * Chooses the ids of what the client creates, before it is created: listeners can be added before the request leaves.
 * An id, `<prefix>.<kind>.<unique>`, shows where the object came from, in another process and after a restart, too.
 * @publicApi
 */
export class ObjectIds {
  /**
   * Stands in every id that is chosen here, and is another one for each client of each process. With it a diagnostics
   * channel, which all applications of a process share, says which client it tells of.
   */
  // The counter behind it makes the ids of one client unique and keeps their order.
  readonly instance: string = Date.now().toString(36) + randomBytes(5).toString('hex');
  readonly #prefix: string;
  readonly #listeners = new Set<(id: string, kind: ObjectIdKind) => void>();
  #count = 0;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  next(kind: ObjectIdKind): string {
    this.#count += 1;
    const id = `${this.#prefix}.${kind}.${this.instance}-${this.#count.toString(36)}`;
    for (const listener of this.#listeners) listener(id, kind);
    return id;
  }

  /**
   * Calls `listener` with every id that is chosen, before anything is created with it. Returns a function that ends
   * this.
   */
  onChosen(listener: (id: string, kind: ObjectIdKind) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Reads the kind of an id that a client with the same prefix chose; undefined for any other. The far half of a Local
   * channel (`<id>;2`) was made by Asterisk, so it has none.
   */
  kindOf(id: string): ObjectIdKind | undefined {
    if (!id.startsWith(`${this.#prefix}.`) || id.endsWith(';2')) return undefined;
    const kind = id.slice(this.#prefix.length + 1).split('.', 1)[0];
    return KINDS.find((known) => known === kind);
  }
}

const KINDS: readonly ObjectIdKind[] = ['originate', 'snoop', 'external-media', 'playback', 'recording', 'bridge'];
