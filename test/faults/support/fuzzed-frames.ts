import { serverFrame } from './server-frames.js';

/** A frame that Asterisk never sends, and what is to become of it. */
export interface FuzzedFrame {
  readonly bytes: Buffer;
  /** `malformed`: counted as that. `unknown`: an event, of a type that no release knows. */
  readonly fate: 'malformed' | 'unknown';
}

/** Numbers that are the same for the same seed (the mulberry32 generator). */
export type Chance = (below: number) => number;

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const EVENT =
  '{"type":"ChannelHold","application":"a","channel":{"id":"7","name":"PJSIP/a","state":"Up"},"musicclass":"ü"}';

const LARGE = 200_000;

/** Frames whose envelope is sound, so that the socket stays: what is in them is not. */
const MAKERS: readonly ((chance: Chance) => { readonly text: string | Buffer; readonly fate: FuzzedFrame['fate'] })[] =
  [
    // Truncated: an object that does not end.
    (chance) => ({ text: EVENT.slice(0, 1 + chance(EVENT.length - 2)), fate: 'malformed' }),
    // Junk of any length, nothing included.
    (chance) => ({
      text: Buffer.from(Array.from({ length: chance(300) }, () => chance(256) | 0x80)),
      fate: 'malformed',
    }),
    // JSON, but no event.
    (chance) => ({
      text: ['null', '7', '"StasisStart"', '[]', '{}', '{"type":7}', '{"type":null}'][chance(7)] ?? '',
      fate: 'malformed',
    }),
    // Deeply nested, and never closed.
    (chance) => ({ text: '{"a":'.repeat(1 + chance(2_000)), fate: 'malformed' }),
    // Large, and no event.
    (chance) => ({ text: `{"a":"${'x'.repeat(LARGE + chance(LARGE))}"}`, fate: 'malformed' }),
    // An event of a later release, with fields of any depth.
    (chance) => ({
      text: `{"type":"Later${chance(1_000)}","application":"a","new":${'['.repeat(20)}${']'.repeat(20)}}`,
      fate: 'unknown',
    }),
    // One that is large, and whose type comes last.
    (chance) => ({
      text: `{"value":"${'\\"'.repeat(chance(LARGE / 10))}","type":"Large${chance(9)}"}`,
      fate: 'unknown',
    }),
  ];

/** A frame by chance: text or, one in eight, bytes. Large ones are rare, as they would be. */
export function fuzzedFrame(chance: Chance): FuzzedFrame {
  const rare = chance(40) === 0;
  const make = rare ? MAKERS[4 + 2 * chance(2)] : MAKERS[[0, 1, 2, 3, 5][chance(5)] as number];
  const { text, fate } = (make as (typeof MAKERS)[number])(chance);
  const payload = Buffer.isBuffer(text) ? text : Buffer.from(text);
  return { bytes: serverFrame(payload, chance(8) === 0 ? 2 : 1), fate };
}
