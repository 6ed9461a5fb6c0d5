import { readFileSync } from 'node:fs';
import type { Endpoints } from './endpoints.js';

/** One attribute of a configuration object, as ARI writes it. An attribute may stand more than once. */
export interface ObjectAttribute {
  readonly attribute: string;
  readonly value: string;
}

type Defaults = Readonly<Record<string, string>>;

/** What an object of each kind has, in the order of a real server, and the values when nothing is said. */
const kinds = (): Readonly<Record<string, Defaults>> =>
  JSON.parse(readFileSync(new URL('./pjsip-attributes.json', import.meta.url), 'utf8')) as Record<string, Defaults>;

const trueWords = new Set(['yes', 'true', 'y', 't', '1', 'on']);

/** A telephone in Asterisk's configuration: objects of PJSIP that were added while it runs. */
export class DynamicObjects {
  readonly #endpoints: Endpoints;
  readonly #objects = new Map<string, Map<string, string>>();
  #kinds: Readonly<Record<string, Defaults>> | undefined;

  constructor(endpoints: Endpoints) {
    this.#endpoints = endpoints;
  }

  has(kind: string, id: string): boolean {
    return this.#objects.has(`${kind}/${id}`);
  }

  /** Whether an endpoint was added that names no address-of-record. */
  lacksAddress(endpoint: string): boolean {
    const set = this.#objects.get(`endpoint/${endpoint}`);
    return set !== undefined && (set.get('aors') ?? '') === '';
  }

  /** All attributes of an object, or those that an object of the server's files would have. */
  attributes(kind: string, id: string): ObjectAttribute[] {
    const set = this.#objects.get(`${kind}/${id}`) ?? this.#ofFile(kind, id);
    return Object.entries(this.#defaults(kind)).flatMap(([attribute, usual]) => {
      const value = set.get(attribute) ?? usual;
      const values = attribute === 'contact' ? value.split(',') : [value];
      return values.map((one) => ({ attribute, value: one }));
    });
  }

  /** Makes or changes an object; false when an attribute is unknown or has a value that cannot be. */
  put(kind: string, id: string, fields: readonly ObjectAttribute[]): boolean {
    const set = new Map(this.#objects.get(`${kind}/${id}`));
    // A changed endpoint is a copy, which loses the brackets around what was never given.
    if (kind === 'endpoint' && this.has(kind, id) && !set.has('callerid')) set.set('callerid', 'unknown');
    for (const { attribute, value } of fields) {
      if (kind === 'endpoint' && attribute === 'disallow') continue;
      const usual = this.#defaults(kind)[attribute];
      const written = usual === undefined ? undefined : writtenAs(kind, attribute, usual, value);
      if (written === undefined) return false;
      set.set(attribute, written);
    }
    if (kind === 'auth' && ['auth_type', 'username', 'password'].some((name) => !set.get(name))) return false;
    this.#objects.set(`${kind}/${id}`, set);
    this.#follow();
    return true;
  }

  delete(kind: string, id: string): void {
    this.#objects.delete(`${kind}/${id}`);
    if (kind === 'endpoint') this.#endpoints.delete(`PJSIP/${id}`);
    else this.#follow();
  }

  /** An endpoint is online as long as one of its addresses-of-record says where it is reached. */
  #follow(): void {
    for (const [name, set] of this.#objects) {
      if (!name.startsWith('endpoint/')) continue;
      const aors = (set.get('aors') ?? '').split(',');
      const reached = aors.some((aor) => (this.#objects.get(`aor/${aor}`)?.get('contact') ?? '') !== '');
      this.#endpoints.set(`PJSIP/${name.slice('endpoint/'.length)}`, reached ? 'online' : 'offline');
    }
  }

  #ofFile(kind: string, id: string): Map<string, string> {
    return new Map(
      kind === 'endpoint' ? [['aors', id]] : kind === 'aor' ? [['contact', `sip:${id}@127.0.0.1:5060`]] : [],
    );
  }

  #defaults(kind: string): Defaults {
    this.#kinds ??= kinds();
    return this.#kinds[kind] ?? {};
  }
}

/** A value as a real server gives it back, or nothing when it does not take it. */
function writtenAs(kind: string, attribute: string, usual: string, value: string): string | undefined {
  if (usual === 'true' || usual === 'false') return String(trueWords.has(value.toLowerCase()));
  if (attribute === 'allow') return `(${value.split(',').join('|')})`;
  if (attribute === 'contact') return value.split(',').every((uri) => /^sips?:/.test(uri)) ? value : undefined;
  if (kind === 'aor' && /^\d+$/.test(usual)) return /^\d+$/.test(value) ? value : undefined;
  return value;
}
