import type { Contradiction } from './contradiction.js';

const ID = 149;
const DIALPLAN = 79;
const APPLICATION = 73;
const REFER_TO = 511;

/** What Asterisk 22.10.1 cuts off without a word, or takes for something that can never be, in bytes. */
const LONGEST: ReadonlyMap<string, number> = new Map([
  ['channelId', ID],
  ['otherChannelId', ID],
  ['snoopId', ID],
  ['extension', DIALPLAN],
  ['context', DIALPLAN],
  ['app', APPLICATION],
  ['refer_to', REFER_TO],
]);

type Options = Readonly<Record<string, unknown>>;

/** Finds an option that is longer than Asterisk keeps: the channel would have another id, or the call go elsewhere. */
export function longerThanKept(options: Options): Contradiction | undefined {
  for (const [parameter, most] of LONGEST) {
    const found = tooLong(parameter, options[parameter], most);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same for the id of a new channel in the path, which is the last there. */
export function longerIdThanKept(parameter: string, id: string | undefined): Contradiction | undefined {
  return tooLong(parameter, id, ID);
}

function tooLong(parameter: string, value: unknown, most: number): Contradiction | undefined {
  // A character is three bytes at most: most texts need no counting.
  if (typeof value !== 'string' || value.length * 3 <= most) return undefined;
  const size = Buffer.byteLength(value);
  return size > most
    ? { parameter, problem: `has ${size} bytes, more than the ${most} that Asterisk keeps` }
    : undefined;
}
