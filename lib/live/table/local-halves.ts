/** The name of a Local channel: address, number of the pair, and which half. */
const HALF = /^(Local\/.*);([12])$/s;

/** What both halves of a Local channel have in common; undefined for any other channel. */
export function keyOfPair(name: string): string | undefined {
  return HALF.exec(name)?.[1];
}

/** The name of the other half. */
export function otherHalf(name: string): string | undefined {
  const [, pair, half] = HALF.exec(name) ?? [];
  return pair === undefined ? undefined : `${pair};${half === '1' ? '2' : '1'}`;
}
