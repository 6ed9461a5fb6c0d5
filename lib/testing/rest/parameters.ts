/** Reads an integer as C does: leading digits count, the rest is dropped, no digits are 0. */
function leadingInteger(text: string): number {
  const number = Number.parseInt(text, 10);
  return Number.isNaN(number) ? 0 : number;
}

const trueWords = new Set(['yes', 'true', 'y', 't', '1', 'on']);

/**
 * The parameters of a request: query, form and JSON body together. A field of the body wins over the query; of a parameter that
 * is given twice the last one counts.
 */
export class Parameters {
  readonly #query: ReadonlyMap<string, string>;
  readonly #body: Readonly<Record<string, unknown>>;

  constructor(query: Iterable<readonly [string, string]>, body: unknown) {
    this.#query = new Map(query);
    this.#body =
      typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
  }

  has(name: string): boolean {
    return this.#raw(name) !== undefined;
  }

  /**
   * The text of a parameter; the empty text when it is missing, which Asterisk does not tell apart. A number in the body is
   * none.
   */
  text(name: string, fallback = ''): string {
    const raw = this.#raw(name);
    return typeof raw === 'string' ? raw : fallback;
  }

  /** Of a number; a text in the body is 0, whatever it says. */
  integer(name: string, fallback = 0): number {
    const given = this.#body[name];
    if (typeof given === 'string') return 0;
    if (typeof given === 'number') return Math.trunc(given);
    const raw = this.#query.get(name);
    return raw === undefined ? fallback : leadingInteger(raw);
  }

  /** Of a flag; a text in the body is false, whatever it says. */
  flag(name: string): boolean {
    const given = this.#body[name] ?? undefined;
    if (given !== undefined) return given === true;
    return trueWords.has(this.#query.get(name)?.toLowerCase() ?? '');
  }

  /** A list, written with commas in the query and as an array or a text in the body; empty entries stay, as in Asterisk. */
  list(name: string): string[] {
    const raw = this.#raw(name);
    if (Array.isArray(raw)) return raw.filter((entry) => typeof entry === 'string');
    if (typeof raw !== 'string' || raw === '') return [];
    return this.#body[name] === raw ? [raw] : raw.split(',');
  }

  /** Anything under this name in the JSON body. */
  json(name: string): unknown {
    return this.#body[name];
  }

  #raw(name: string): unknown {
    return this.#body[name] ?? this.#query.get(name);
  }
}
