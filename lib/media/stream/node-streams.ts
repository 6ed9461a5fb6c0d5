import { Duplex, Readable, Writable } from 'node:stream';
import type { Audio, MediaFrame } from '../audio/index.js';

/** What a stream of Node or of the Web is made of. */
export interface BytesBothWays {
  frames(): AsyncIterableIterator<MediaFrame>;
  write(audio: Audio): Promise<boolean>;
  drained(): Promise<unknown>;
}

/** A Node stream of bytes: what is read is the caller's voice, what is written he hears. */
export function nodeStream(media: BytesBothWays): Duplex {
  const writable = new Writable({
    write(chunk: Buffer, _encoding, done) {
      media.write(chunk).then(() => done(), done);
    },
    final(done) {
      media.drained().then(() => done(), done);
    },
  });
  return Duplex.from({ readable: Readable.from(bytes(media), { objectMode: false }), writable });
}

/** Web streams of bytes: the readable one is the caller's voice, what is written to the other he hears. */
export function webStreams(media: BytesBothWays): {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
} {
  const frames = media.frames();
  const readable = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = (await frames.next()) as IteratorResult<MediaFrame, undefined>;
      if (done === true) controller.close();
      else controller.enqueue(value.audio);
    },
    async cancel() {
      await frames.return?.();
    },
  });
  const writable = new WritableStream<Uint8Array>({
    async write(chunk) {
      await media.write(chunk);
    },
    async close() {
      await media.drained();
    },
  });
  return { readable, writable };
}

async function* bytes(media: BytesBothWays): AsyncGenerator<Buffer> {
  for await (const frame of media.frames()) yield frame.audio;
}
