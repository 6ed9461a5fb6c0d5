import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AudioSocketReader, audioSocketMessage } from '../../../lib/media/links/index.js';

describe('a reader of AudioSocket', () => {
  it('finds the same messages however the bytes were cut', () => {
    const message = fc.record({ kind: fc.nat(255), payload: fc.uint8Array({ maxLength: 700 }) });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 10 }), fc.array(fc.integer({ min: 1, max: 500 })), (sent, cuts) => {
        const bytes = Buffer.concat(sent.map(({ kind, payload }) => audioSocketMessage(kind, Buffer.from(payload))));
        const reader = new AudioSocketReader();
        const read = [];
        let at = 0;
        for (const cut of [...cuts, bytes.length + 1]) read.push(...reader.messages(bytes.subarray(at, (at += cut))));
        expect(read.map(({ kind, payload }) => ({ kind, payload: [...payload] }))).toEqual(
          sent.map(({ kind, payload }) => ({ kind, payload: [...payload] })),
        );
      }),
    );
  });
});
