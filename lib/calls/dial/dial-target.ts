/**
 * One party to ring.
 * @publicApi
 */
export interface DialTarget {
  /** What to call, as technology and address: `PJSIP/alice`, `PJSIP/+3170@trunk`, `Local/100@default`. */
  readonly endpoint: string;
  /** How long it may ring, in milliseconds. Default: `timeout` of the dial. */
  readonly timeout?: number;
  /** What its telephone shows. Default: `callerId` of the dial. */
  readonly callerId?: CallerId;
  /** SIP header fields of the INVITE, besides those of the dial. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Channel variables of its leg, besides those of the dial. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Whatever tells you who it is; it comes back in the attempts and in the result. */
  readonly label?: string;
}

/**
 * What the telephone of a callee shows.
 * @publicApi
 */
export interface CallerId {
  readonly number: string;
  readonly name?: string;
}

/**
 * Who is to ring: one party; several, all at once; or groups (lists in the list), one after another, each all at once.
 * `[['PJSIP/a'], ['PJSIP/b']]` is one after the other.
 * @publicApi
 */
export type DialTargets = OneTarget | readonly (OneTarget | readonly OneTarget[])[];

type OneTarget = string | DialTarget;

/** The groups to ring, in turn. A flat list is one group; in a mixed one, a single party is a group of its own. */
export function groupsOf(targets: DialTargets): readonly (readonly DialTarget[])[] {
  if (!isList(targets)) return [[target(targets)]];
  if (!targets.some(isList)) return [targets.map((one) => target(one as OneTarget))];
  return targets.map((group) => (isList(group) ? group.map(target) : [target(group)]));
}

/** The same as endpoints alone, where only these matter. What is no target is checked elsewhere. */
export function endpointsOf(targets: DialTargets): readonly (readonly string[])[] {
  return groupsOf(targets).map((group) => group.map((one) => one?.endpoint));
}

function target(one: OneTarget): DialTarget {
  return typeof one === 'string' ? { endpoint: one } : one;
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
