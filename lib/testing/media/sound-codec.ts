import { fromAlaw, fromUlaw, toAlaw, toUlaw } from './g711.js';
import { FRAME_MS, type SoundFrame } from './sound-frame.js';

const RATES: Readonly<Record<string, number>> = {
  ulaw: 8_000,
  alaw: 8_000,
  slin: 8_000,
  slin12: 12_000,
  slin16: 16_000,
  slin24: 24_000,
  slin32: 32_000,
  slin44: 44_100,
  slin48: 48_000,
};

/** Turns frames into the bytes of a format, and back. What has another rate is stretched in a straight line: good enough for tests. */
export class SoundCodec {
  readonly format: string;
  readonly rate: number;
  /** Bytes of a frame of 20 ms. */
  readonly frameBytes: number;

  private constructor(format: string, rate: number) {
    this.format = format;
    this.rate = rate;
    this.frameBytes = (rate / 1_000) * FRAME_MS * (format.startsWith('slin') ? 2 : 1);
  }

  /** The codec of a format; undefined for one that is not simulated. */
  static of(format: string): SoundCodec | undefined {
    const rate = Object.hasOwn(RATES, format) ? RATES[format] : undefined;
    return rate === undefined ? undefined : new SoundCodec(format, rate);
  }

  /** The codec of linear sound at a rate. */
  static linear(rate: number): SoundCodec {
    return new SoundCodec('slin', rate);
  }

  decode(bytes: Buffer): SoundFrame {
    const { rate, format } = this;
    if (!format.startsWith('slin')) {
      const decode = format === 'ulaw' ? fromUlaw : fromAlaw;
      return { rate, samples: Int16Array.from(bytes, (byte) => decode(byte)) };
    }
    return { rate, samples: Int16Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readInt16LE(i * 2)) };
  }

  encode(frame: SoundFrame): Buffer {
    const samples = this.resampled(frame);
    if (!this.format.startsWith('slin')) {
      const encode = this.format === 'ulaw' ? toUlaw : toAlaw;
      return Buffer.from(Uint8Array.from(samples, (sample) => encode(sample)));
    }
    const bytes = Buffer.alloc(samples.length * 2);
    for (const [i, sample] of samples.entries()) bytes.writeInt16LE(sample, i * 2);
    return bytes;
  }

  /** The samples of a frame at the rate of this codec. */
  resampled({ rate, samples }: SoundFrame): Int16Array {
    if (rate === this.rate) return samples;
    const step = rate / this.rate;
    return Int16Array.from({ length: Math.round(samples.length / step) }, (_, i) => {
      const at = Math.floor(i * step);
      const here = samples[at] ?? 0;
      return here + ((samples[at + 1] ?? here) - here) * (i * step - at);
    });
  }
}
