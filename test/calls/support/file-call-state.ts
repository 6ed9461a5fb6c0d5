import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { CallState, CallStateStore } from 'nestjs-ari/calls';

type Collections = Record<string, Record<string, CallState>>;

/** Keeps the state in a file, for one process after the other: what a process has written its killing does not undo. */
export class FileCallState implements CallStateStore {
  constructor(private readonly file: string) {}

  read(collection: string): Promise<ReadonlyMap<string, CallState>> {
    return Promise.resolve(new Map(Object.entries(this.#all()[collection] ?? {})));
  }

  change(
    collection: string,
    id: string,
    expected: CallState | undefined,
    next: CallState | undefined,
  ): Promise<boolean> {
    const all = this.#all();
    const { [id]: entry, ...others } = all[collection] ?? {};
    if (!isDeepStrictEqual(entry, expected)) return Promise.resolve(false);
    all[collection] = next === undefined ? others : { ...others, [id]: next };
    writeFileSync(`${this.file}.new`, JSON.stringify(all));
    renameSync(`${this.file}.new`, this.file);
    return Promise.resolve(true);
  }

  #all(): Collections {
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as Collections) : {};
  }
}
