import { badRequest } from './ari-reply.js';

/** Asterisk takes one less in the query, and any number in a body. */
const TOO_MANY = 128;

/** The lists of the API, by the name that the refusal has for them. */
const LISTS: ReadonlyMap<string, string> = new Map([
  ...['channel', 'media', 'only', 'source', 'variables'].map((name) => [name, name] as const),
  ['eventSource', 'event_source'],
]);

/** Where lists may stand in a request. */
interface Sent {
  readonly query: readonly (readonly [string, string])[];
  readonly body: unknown;
}

/** Refuses a list with too many items in the query, as Asterisk does before it looks at anything else. */
export function refuseLongLists({ query, body }: Sent): void {
  for (const [name, value] of query) {
    const list = LISTS.get(name);
    if (list === undefined || value.length < TOO_MANY || inBody(body, name)) continue;
    if (value.split(',').length >= TOO_MANY) throw badRequest(`Too many values for ${list}`);
  }
}

function inBody(body: unknown, name: string): boolean {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name);
}
