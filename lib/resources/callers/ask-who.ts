import type { ResourceUser } from '../access/index.js';
import { ResourceException } from '../exceptions/index.js';

/**
 * Asks the `authenticate` of a door who a client is; undefined: nobody.
 *
 * @param milliseconds - how long it may take.
 * @throws {ResourceException} 503: it took longer.
 * @throws {TypeError} it gave a user without an id.
 */
export function askWho(
  authenticate: () => ResourceUser | null | undefined | Promise<ResourceUser | null | undefined>,
  milliseconds: number,
): ResourceUser | undefined | Promise<ResourceUser | undefined> {
  const asked = authenticate();
  // Who is known at once is not waited for.
  return isPromise(asked) ? inTime(asked, milliseconds).then(checkedUser) : checkedUser(asked);
}

function checkedUser(user: ResourceUser | null | undefined): ResourceUser | undefined {
  // Limits and regrants go by the id.
  if (user !== undefined && user !== null && typeof user.id !== 'string') {
    throw new TypeError('"authenticate" gave a user without an "id"');
  }
  return user ?? undefined;
}

async function inTime<T>(asked: PromiseLike<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  // A signal would make an exception with its stack for every request, to say that nothing is waited for any more.
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ResourceException(503)), milliseconds);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

function isPromise<T>(asked: T | PromiseLike<T>): asked is PromiseLike<T> {
  return typeof (asked as PromiseLike<T> | undefined)?.then === 'function';
}

/**
 * The `origins` of a door.
 *
 * @param refuse - called with what is wrong with one that no browser sends.
 */
export function checkedOrigins(origins: readonly string[], refuse: (problem: string) => never): readonly string[] {
  const malformed = origins.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (malformed === undefined) return origins;
  return refuse(`has "${malformed}" among its "origins", which must be like "https://console.example.com"`);
}
