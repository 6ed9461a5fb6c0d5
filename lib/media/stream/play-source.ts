import { audioFormat, isWav, readWav, type Audio, type AudioFormat, type AudioFormatName } from '../audio/index.js';
import { MediaException } from '../exceptions/index.js';

/**
 * Sound to play: in one piece (also a WAV file), or in pieces as they come: a list, a generator, a Node stream, a Web stream,
 * the body of a `fetch`. Pieces of bytes may be cut anywhere.
 * @publicApi
 */
export type AudioSource = Audio | Iterable<Audio> | AsyncIterable<Audio>;

/** Sound of this length is handed on at once, in milliseconds: a whole file would fill the memory of the stream. */
const PIECE_MS = 200;

/** A piece of a source, and its format. */
export interface Piece {
  readonly audio: Audio;
  readonly format: AudioFormat;
}

/**
 * Reads a source piece by piece, whole samples each.
 *
 * @throws {MediaException} `audio`: it ends in the middle of a sample, or is a WAV file that cannot be read.
 */
export async function* pieces(
  source: AudioSource,
  name: AudioFormatName | undefined,
  own: AudioFormat,
): AsyncGenerator<Piece> {
  let format = name === undefined ? own : audioFormat(name);
  let rest: Buffer | undefined;
  let first = true;
  for await (const given of inPieces(source)) {
    if (!(given instanceof Uint8Array)) {
      yield { audio: given, format: 'format' in given ? given.format : format };
      continue;
    }
    let bytes: Buffer = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    if (first && isWav(bytes)) ({ format, audio: bytes } = readWav(bytes));
    first = false;
    const all: Buffer = rest === undefined ? bytes : Buffer.concat([rest, bytes]);
    const whole = format.sampleBytes === 0 ? all.length : all.length - (all.length % format.sampleBytes);
    rest = whole === all.length ? undefined : Buffer.from(all.subarray(whole));
    yield* cut(all.subarray(0, whole), format);
  }
  if (rest === undefined) return;
  throw new MediaException('media.play', 'audio', `the sound ends in the middle of a sample of ${format.name}.`);
}

function* cut(bytes: Buffer, format: AudioFormat): Generator<Piece> {
  const step = format.sampleBytes === 0 ? bytes.length : (format.rate / 1_000) * PIECE_MS * format.sampleBytes;
  for (let at = 0; at < bytes.length; at += step) yield { audio: bytes.subarray(at, at + step), format };
}

function inPieces(source: AudioSource): Iterable<Audio> | AsyncIterable<Audio> {
  const whole = source instanceof Uint8Array || source instanceof Int16Array || 'audio' in source;
  return whole ? [source] : source;
}
