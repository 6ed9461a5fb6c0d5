import { Readable } from 'node:stream';

/**
 * A part of a file, from its first to its last byte, both of them counted from 0.
 * @publicApi
 */
export interface FileRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What a file is, and how its bytes are read.
 * @publicApi
 */
export interface ResourceFileParts {
  /** Its media type: `audio/wav`. */
  readonly type: string;
  /** How many bytes it has. */
  readonly size: number;
  /** What it is called where it is saved. Default: nothing is said of it. */
  readonly name?: string;
  /** Its bytes, or a part of them. */
  readonly open: (range: FileRange) => Readable | Promise<Readable>;
}

/**
 * Carries a file as the answer of an action with `file: true`. HTTP sends its bytes, whole or in ranges; over the gateway a
 * client reads `type`, `size` and `name`, and fetches it over HTTP.
 *
 * @example
 * @DetailAction({ file: true })
 * async picture(pk: string) {
 *   return ResourceFile.of(await readFile(pictureOf(pk)), { type: 'image/png' });
 * }
 * @publicApi
 */
export class ResourceFile {
  readonly type: string;
  readonly size: number;
  readonly name: string | undefined;
  readonly #open: ResourceFileParts['open'];

  constructor({ type, size, name, open }: ResourceFileParts) {
    this.type = type;
    this.size = size;
    this.name = name;
    this.#open = open;
  }

  /** One whose bytes are in memory. */
  static of(bytes: Uint8Array, { type, name }: Pick<ResourceFileParts, 'type' | 'name'>): ResourceFile {
    const open = ({ start, end }: FileRange): Readable => Readable.from([bytes.subarray(start, end + 1)]);
    return new ResourceFile({ type, size: bytes.byteLength, ...(name !== undefined && { name }), open });
  }

  /** Its bytes, or a part of them. */
  async stream(range: FileRange = { start: 0, end: this.size - 1 }): Promise<Readable> {
    return this.size === 0 ? Readable.from([]) : this.#open(range);
  }

  /** What other doors than HTTP tell of it. */
  toJSON(): object {
    const { type, size, name } = this;
    return name === undefined ? { type, size } : { type, size, name };
  }
}
