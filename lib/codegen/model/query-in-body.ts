import type { Operation } from './neutral-model.types.js';

/**
 * Says whether Asterisk reads the query parameters of an operation from its JSON body, too. Tried with 22.10.1 for every
 * operation that Debian's package has (`test/contract/parameters-in-the-body.spec.ts`): it does, under the same names, with lists as arrays, numbers and
 * flags as such, and beside a body of the operation's own. Not where that body is `bare`: `bridges.create` would make a
 * bridge variable of each. A GET is left out, although 22.10.1 reads its body: what stands between may drop it.
 */
export function queryMayTravelInBody({ method, query, body }: Operation): boolean {
  return method !== 'GET' && query.length > 0 && body?.form !== 'bare';
}
