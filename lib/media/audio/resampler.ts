/** Zero crossings of the filter on each side: more is steeper, and later. */
const CROSSINGS = 16;

/** Where the filter begins to cut, as a part of the highest frequency that both rates can hold. */
const PASS = 0.92;

/** Shape of the window: about 70 dB between what passes and what does not. */
const KAISER_BETA = 7;

/**
 * Changes the rate of a sound that comes in pieces. What it has heard stays with it from piece to piece, so that the
 * result does not depend on where the sound was cut: no click, no sample too many or too few.
 */
export class Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #taps: number;
  readonly #filters: readonly Float64Array[];
  /** The last samples of what came before, then the piece. */
  #heard: Float64Array;
  /** Place of the next sample of the result, in steps of 1/up of a sample, from the first sample of the piece. */
  #place = 0;

  /** Both in samples a second. */
  constructor(from: number, to: number) {
    const common = greatestDivisor(from, to);
    this.#up = to / common;
    this.#down = from / common;
    const stretch = Math.max(1, from / to);
    this.#taps = 2 * Math.ceil(CROSSINGS * stretch);
    this.#filters = filters(this.#up, this.#taps, PASS / stretch);
    this.#heard = new Float64Array(this.#taps - 1);
  }

  /** How late the result is, in samples of the source. */
  get delay(): number {
    return this.#taps / 2;
  }

  /** The piece at the new rate. A short piece may give nothing yet. */
  resample(piece: Int16Array): Int16Array {
    const before = this.#taps - 1;
    const all = new Float64Array(before + piece.length);
    all.set(this.#heard);
    all.set(piece, before);
    const end = piece.length * this.#up;
    const result = new Int16Array(this.#place >= end ? 0 : Math.ceil((end - this.#place) / this.#down));
    for (let i = 0; i < result.length; i += 1) {
      const newest = Math.floor(this.#place / this.#up);
      result[i] = this.#filtered(all, newest, this.#place % this.#up);
      this.#place += this.#down;
    }
    this.#place -= end;
    this.#heard = all.slice(all.length - before);
    return result;
  }

  /** Forgets what it has heard: what comes now is another sound. */
  reset(): void {
    this.#heard.fill(0);
    this.#place = 0;
  }

  #filtered(all: Float64Array, first: number, phase: number): number {
    const filter = this.#filters[phase];
    let sum = 0;
    if (filter !== undefined) {
      for (let tap = 0; tap < filter.length; tap += 1) sum += (filter[tap] ?? 0) * (all[first + tap] ?? 0);
    }
    return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
}

/** One filter for each place between two samples of the source. */
function filters(phases: number, taps: number, cutoff: number): Float64Array[] {
  return Array.from({ length: phases }, (_, phase) => {
    const filter = Float64Array.from({ length: taps }, (_tap, tap) => {
      const distance = tap - taps / 2 + 1 - phase / phases;
      return sinc(distance * cutoff) * cutoff * kaiser(distance / (taps / 2));
    });
    // Each passes a steady level unchanged.
    const level = filter.reduce((sum, value) => sum + value, 0);
    return filter.map((value) => value / level);
  });
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
  return Math.abs(x) > 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA);
}

/** The modified Bessel function of order 0, by its series. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
