const HEADER = 3;

/** Kinds of messages. Sound has one for each rate. */
export const AudioSocketKind = { hangup: 0x00, id: 0x01, digit: 0x03 } as const;

const RATES: readonly number[] = [8_000, 12_000, 16_000, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000];
const FIRST_SOUND = 0x10;

/** The kind of sound of a rate. */
export function soundKind(rate: number): number {
  return FIRST_SOUND + Math.max(0, RATES.indexOf(rate));
}

/** The rate of a kind of sound; undefined for another kind. */
export function rateOfKind(kind: number): number | undefined {
  return kind < FIRST_SOUND ? undefined : RATES[kind - FIRST_SOUND];
}

export function audioSocketMessage(kind: number, payload: Uint8Array): Buffer {
  const header = Buffer.from([kind, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([header, payload]);
}

/** Cuts what comes over a connection into messages. */
export class AudioSocketMessages {
  #rest: Buffer = Buffer.alloc(0);

  take(bytes: Buffer): { readonly kind: number; readonly payload: Buffer }[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const messages = [];
    while (this.#rest.length >= HEADER) {
      const end = HEADER + this.#rest.readUInt16BE(1);
      if (this.#rest.length < end) break;
      messages.push({ kind: this.#rest[0] ?? 0, payload: this.#rest.subarray(HEADER, end) });
      this.#rest = this.#rest.subarray(end);
    }
    return messages;
  }
}
