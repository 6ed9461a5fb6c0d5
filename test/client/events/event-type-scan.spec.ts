import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanEventType } from '../../../lib/client/dispatch/index.js';

const RUNS = process.env['SOAK'] === undefined ? 2_000 : 100_000;

/** Texts that look like what the scan searches for. */
const treacherous = fc.oneof(
  fc.constantFrom(
    'type',
    '"type":"X"',
    '\\"type\\":\\"X\\"',
    '{"type":"X"}',
    '\\',
    '\\\\',
    '"',
    '\\"',
    ',',
    '}',
    ']',
    ':',
    'ü"',
    '\n',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('StasisStart', 'ChannelVarset', 'A1', '', 'ChannelÜ', 'x'.repeat(80)),
);

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    treacherous,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('map'),
  ),
  list: fc.array(tie('any'), { maxLength: 4 }),
  map: fc.dictionary(fc.oneof(fc.constant('type'), treacherous), tie('any'), { maxKeys: 4, noNullPrototype: true }),
})).any;

/** The fields of an object in any order, `type` first, last, in between, or not at all. */
const fields = fc.uniqueArray(
  fc.tuple(fc.oneof(fc.constantFrom('type', 'typ', 'types', 'Type', 'tipe'), treacherous), value),
  { maxLength: 6, selector: ([name]) => name },
);

/** Spaces where JSON allows them. */
const space = fc.constantFrom('', ' ', '\n\t', '\r\n  ');

/** JSON written by hand, with spaces between its parts and an escape in its keys. */
const frame = fc.tuple(fields, space, space, fc.boolean()).map(([pairs, outer, inner, escaped]) => {
  const key = (name: string): string => JSON.stringify(name).replace(/^"t/, escaped ? '"\\u0074' : '"t');
  const texts = pairs.map(([name, content]) => `${key(name)}${inner}:${outer}${JSON.stringify(content)}`);
  return `${outer}{${inner}${texts.join(`${outer},${inner}`)}${inner}}${outer}`;
});

describe('the scan for the type of an event', () => {
  it('is right, or says that it does not know', () => {
    const isRightOrUnsure = fc.property(frame, (text) => {
      const scanned = scanEventType(Buffer.from(text));
      if (scanned !== undefined) expect(scanned).toBe((JSON.parse(text) as { type?: unknown }).type);
    });
    fc.assert(isRightOrUnsure, { numRuns: RUNS });
  });

  it('knows every event that Asterisk may send, wherever its type stands', () => {
    const name = fc.stringMatching(/^[A-Z][A-Za-z]{2,30}$/);
    const plain = fc.dictionary(
      treacherous.filter((key) => key !== 'type'),
      value,
      { maxKeys: 5, noNullPrototype: true },
    );
    const isKnown = fc.property(name, plain, plain, (type, before, after) => {
      const event = Object.assign(Object.create(null), before, { type }, after) as object;
      expect(scanEventType(Buffer.from(JSON.stringify(event)))).toBe(type);
    });
    fc.assert(isKnown, { numRuns: RUNS });
  });

  it('does not fail or lie on what is no JSON', () => {
    const survives = fc.property(fc.uint8Array({ maxLength: 60 }), frame, fc.nat(), (junk, text, at) => {
      const whole = Buffer.from(text);
      const cut = whole.subarray(0, at % (whole.length + 1));
      for (const bytes of [Buffer.from(junk), cut, Buffer.concat([cut, Buffer.from(junk)])]) {
        const scanned = scanEventType(bytes);
        expect(scanned === undefined || /^[A-Za-z0-9]*$/.test(scanned)).toBe(true);
      }
    });
    fc.assert(survives, { numRuns: RUNS });
  });

  it.each([
    ['{"variable":"X","value":"\\"type\\":\\"Fake\\"","type":"ChannelVarset"}', 'ChannelVarset'],
    ['{"value":"a\\\\","type":"ChannelVarset"}', 'ChannelVarset'],
    ['{"channel":{"type":"Inner"},"type":"Outer"}', 'Outer'],
    ['{"list":[{"type":"Inner"},"]"],"type":"Outer"}', 'Outer'],
    ['{"n":-1.5e3,"b":true,"z":null,"type":"Outer"}', 'Outer'],
    ['{"type":"Dial"}', 'Dial'],
    ['{"type":"With\\u0041"}', undefined],
    ['{"type":7}', undefined],
    ['{"channel":{"type":"Inner"}}', undefined],
    ['["type","X"]', undefined],
    ['', undefined],
  ])('reads %s as %s', (text, type) => {
    expect(scanEventType(Buffer.from(text))).toBe(type);
  });
});
