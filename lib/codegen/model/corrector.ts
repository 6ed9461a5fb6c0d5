import type { Correction } from './corrections.js';

/** Applies corrections while a model is built, and remembers which of them found their place. */
export class Corrector {
  private readonly used = new Set<object>();
  private readonly known: { readonly at: string }[] = [];

  /** The element with what the corrections say about its place. */
  correct<T>(at: string, element: T, corrections: readonly Correction<T>[]): T {
    const found = corrections.filter((correction) => correction.at === at);
    for (const correction of found) {
      this.used.add(correction);
    }
    return found.reduce<T>((corrected, { set }) => ({ ...corrected, ...set }), element);
  }

  /** Makes corrections known, so that those without a place can be reported. */
  expect<T>(corrections: readonly Correction<T>[]): void {
    this.known.push(...corrections);
  }

  /** The places of corrections that the description does not have: normal for another version, an error for ours. */
  unused(): string[] {
    return this.known.filter((correction) => !this.used.has(correction)).map((correction) => correction.at);
  }
}
