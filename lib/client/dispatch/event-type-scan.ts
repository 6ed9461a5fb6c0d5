import { EVENT_TABLE } from '../generated/internal.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

const LONGEST_TYPE = 64;
const SHORT = 40;

/**
 * Reads the top-level `type` of a JSON object without parsing it; undefined when there is any doubt, and then it must
 * be parsed. Most events begin with it, but in `ChannelVarset` it follows a value of any length, which may itself hold
 * something that looks like a type.
 */
export function scanEventType(frame: Buffer): string | undefined {
  let at = skipSpace(frame, 0);
  if (frame[at] !== OPEN_BRACE) return undefined;
  at = skipSpace(frame, at + 1);
  while (frame[at] === QUOTE) {
    const keyEnd = endOfString(frame, at);
    const colon = skipSpace(frame, keyEnd + 1);
    if (keyEnd < 0 || frame[colon] !== COLON) return undefined;
    const value = skipSpace(frame, colon + 1);
    if (isTypeKey(frame, at, keyEnd)) return typeText(frame, value);
    at = skipSpace(frame, endOfValue(frame, value));
    if (frame[at] !== COMMA) return undefined;
    at = skipSpace(frame, at + 1);
  }
  return undefined;
}

function isTypeKey(frame: Buffer, open: number, close: number): boolean {
  return (
    close - open === 5 &&
    frame[open + 1] === 0x74 &&
    frame[open + 2] === 0x79 &&
    frame[open + 3] === 0x70 &&
    frame[open + 4] === 0x65
  );
}

function typeText(frame: Buffer, open: number): string | undefined {
  if (frame[open] !== QUOTE) return undefined;
  let hash = 0;
  let at = open + 1;
  for (; isPlain(frame[at]); at += 1) hash = rolled(hash, frame[at] as number);
  if (frame[at] !== QUOTE || at - open > LONGEST_TYPE) return undefined;
  const known = KNOWN_TYPES.get(hash);
  if (known !== undefined && spells(frame, open + 1, at, known)) return known;
  return frame.toString('latin1', open + 1, at);
}

/** Names that this release knows, by their hash: such a name needs no new string. */
const KNOWN_TYPES: ReadonlyMap<number, string> = new Map(
  Object.keys(EVENT_TABLE).map((name) => [[...Buffer.from(name)].reduce(rolled, 0), name]),
);

function rolled(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

function spells(frame: Buffer, start: number, end: number, text: string): boolean {
  if (text.length !== end - start) return false;
  for (let at = start; at < end; at += 1) if (frame[at] !== text.charCodeAt(at - start)) return false;
  return true;
}

function isPlain(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x30 && byte <= 0x39);
}

/** Index of the quote that closes the string opened at `open`, or -1. */
function endOfString(frame: Buffer, open: number): number {
  // Names and most values are short: looking at them byte by byte is cheaper than one call of indexOf.
  for (let at = open + 1; at <= open + SHORT; at += 1) {
    if (frame[at] === QUOTE) return at;
    if (frame[at] === BACKSLASH) break;
  }
  for (let close = frame.indexOf(QUOTE, open + 1); close > 0; close = frame.indexOf(QUOTE, close + 1)) {
    let backslashes = 0;
    while (frame[close - 1 - backslashes] === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return close;
  }
  return -1;
}

/** Index behind the value that starts at `start`; the frame's length where it does not end. */
function endOfValue(frame: Buffer, start: number): number {
  const first = frame[start];
  if (first === QUOTE) return closed(frame, endOfString(frame, start));
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return endOfScalar(frame, start);
  let depth = 0;
  for (let at = start; at < frame.length; at += 1) {
    const byte = frame[at];
    if (byte === QUOTE) at = closed(frame, endOfString(frame, at)) - 1;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return frame.length;
}

function closed(frame: Buffer, quote: number): number {
  return quote < 0 ? frame.length : quote + 1;
}

function endOfScalar(frame: Buffer, start: number): number {
  let at = start;
  while (at < frame.length && frame[at] !== COMMA && frame[at] !== CLOSE_BRACE) at += 1;
  return at;
}

function skipSpace(frame: Buffer, start: number): number {
  let at = start;
  while (frame[at] === 0x20 || frame[at] === 0x0a || frame[at] === 0x0d || frame[at] === 0x09) at += 1;
  return at;
}
