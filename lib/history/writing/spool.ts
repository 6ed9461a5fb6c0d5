import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallLegRecord, CallRecord } from '../records/index.js';

/** Rows as they are to be written; `gone` are ids of calls that turned out to belong to another one. */
export interface SpooledRows {
  readonly calls: readonly CallRecord[];
  readonly legs: readonly CallLegRecord[];
  readonly gone: readonly string[];
}

/** A file that is longer is left alone, and the next one begun. */
const LONGEST_FILE = 1_048_576;

/**
 * Keeps rows that wait for a database in files of a folder, and gives them back in the order in which they came. A process
 * that falls leaves them to the next one.
 */
export class Spool {
  readonly #folder: string;
  readonly #name: string;
  readonly #mostBytes: number;
  #files: { readonly path: string; bytes: number }[] | undefined;
  #next = 1;
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string, name: string, mostBytes: number) {
    this.#folder = folder;
    this.#name = name.replaceAll(/[^\w.-]/g, '_');
    this.#mostBytes = mostBytes;
  }

  /** What lies there, as far as this process has looked. */
  get bytes(): number {
    return (this.#files ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Adds rows; false when they have no room. */
  append(rows: SpooledRows): Promise<boolean> {
    return this.#inTurn(async () => {
      const files = await this.#opened();
      const line = `${JSON.stringify(rows)}\n`;
      const bytes = Buffer.byteLength(line);
      if (this.bytes + bytes > this.#mostBytes) return false;
      const last = files.at(-1);
      const file = last === undefined || last.bytes >= LONGEST_FILE ? this.#begin(files) : last;
      await appendFile(file.path, line, { mode: 0o600 });
      file.bytes += bytes;
      return true;
    });
  }

  /** Takes all rows out again. What cannot be written stays, and what was written before it is written once more. */
  drain(write: (rows: SpooledRows) => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      const files = await this.#opened();
      for (let file = files[0]; file !== undefined; file = files[0]) {
        for (const rows of rowsOf(await readFile(file.path, 'utf8'))) await write(rows);
        await rm(file.path, { force: true });
        files.shift();
      }
    });
  }

  #begin(files: { readonly path: string; bytes: number }[]): { readonly path: string; bytes: number } {
    const file = {
      path: join(this.#folder, `${this.#name}-${String(this.#next++).padStart(9, '0')}.ndjson`),
      bytes: 0,
    };
    files.push(file);
    return file;
  }

  async #opened(): Promise<{ readonly path: string; bytes: number }[]> {
    if (this.#files !== undefined) return this.#files;
    await mkdir(this.#folder, { recursive: true });
    const own = (await readdir(this.#folder)).filter((name) => this.#number(name) !== undefined).toSorted();
    const paths = own.map((name) => join(this.#folder, name));
    this.#next = (this.#number(own.at(-1) ?? '') ?? 0) + 1;
    this.#files = await Promise.all(paths.map(async (path) => ({ path, bytes: (await stat(path)).size })));
    // What an earlier process wrote may end in the middle of a line: nothing is added to it.
    for (const file of this.#files) file.bytes = Math.max(file.bytes, LONGEST_FILE);
    return this.#files;
  }

  #number(name: string): number | undefined {
    const digits = name.startsWith(`${this.#name}-`) ? name.slice(this.#name.length + 1) : '';
    return /^\d{9}\.ndjson$/.test(digits) ? Number(digits.slice(0, 9)) : undefined;
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task, task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** The last line may be torn: the process fell while it wrote. */
function rowsOf(text: string): SpooledRows[] {
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as SpooledRows];
    } catch {
      return [];
    }
  });
}
