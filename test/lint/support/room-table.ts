import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../asterisk/package-root.js';
import type { ImportLine } from './imports.js';

/** One line of `build/rooms.json`. A name that begins with `./` is a neighbour inside the same room. */
export interface RoomRow {
  readonly imports: readonly string[];
  /** Packages of npm that it may import. Without it those of the room around it. */
  readonly packages?: readonly string[];
  /** False where it must run without Node. */
  readonly node?: boolean;
  readonly subpath?: boolean;
  readonly joined?: boolean;
  /** Its page of the guide, where that has another name. */
  readonly page?: string;
}

interface RoomsFile {
  readonly rooms: Readonly<Record<string, RoomRow>>;
  readonly byTypeAlone: readonly { readonly from: string; readonly to: string }[];
}

const DOOR = /^(?:index|internal)\.(?:js|ts)$/;

/** Answers who may import whom, from `build/rooms.json`. */
export class RoomTable {
  readonly rows: ReadonlyMap<string, RoomRow>;

  constructor(private readonly file: RoomsFile) {
    this.rows = new Map(Object.entries(file.rooms));
  }

  static read(): RoomTable {
    return new RoomTable(JSON.parse(readFileSync(join(packageRoot(), 'build/rooms.json'), 'utf8')) as RoomsFile);
  }

  get rooms(): string[] {
    return [...this.rows.keys()];
  }

  /** The rooms inside other rooms: `client/dispatch`. */
  roomsInside(room: string): string[] {
    return this.rooms.filter((one) => one.startsWith(`${room}/`));
  }

  /** The innermost room with a row that a file lies in. */
  roomOf(file: string): string {
    const steps = file
      .replace(/^lib\//, '')
      .split('/')
      .slice(0, -1);
    for (let depth = steps.length; depth > 0; depth--) {
      const room = steps.slice(0, depth).join('/');
      if (this.rows.has(room)) return room;
    }
    return steps[0] ?? '.';
  }

  /** Every room that this one may import. */
  mayImport(room: string): Set<string> {
    const own = this.rows.get(room)?.imports ?? [];
    if (own.includes('*'))
      return new Set(this.rooms.filter((one) => outer(one) === one && isOfLib(one) && one !== room));
    const around = outer(room) === room ? this.roomsInside(room) : (this.rows.get(outer(room))?.imports ?? []);
    return new Set([...own.map((name) => name.replace(/^\./, outer(room))), ...around]);
  }

  /** True for the rooms that may know each other by type. */
  isException(from: string, to: string): boolean {
    return this.file.byTypeAlone.some((pair) => pair.from === from && pair.to === to);
  }

  /** Why an import is refused, or undefined. */
  refusal(line: ImportLine): string | undefined {
    const room = this.roomOf(line.file);
    if (!this.rows.has(room)) return `lib/${room} has no row in build/rooms.json`;
    if (!line.specifier.startsWith('.')) return this.refusedPackage(room, line.specifier);
    return this.refusedRoom(room, join(dirname(line.file), line.specifier), line.typeOnly);
  }

  private refusedPackage(room: string, specifier: string): string | undefined {
    if (/^nestjs-ari(?:\/|$)/.test(specifier)) return 'inside the library imports are relative';
    const row = this.rows.get(room);
    const around = this.rows.get(outer(room));
    if (specifier.startsWith('node:')) {
      return (row?.node ?? around?.node) === false ? `${room} runs without Node` : undefined;
    }
    const name = packageOf(specifier);
    const known = row?.packages ?? around?.packages ?? [];
    return known.includes(name) ? undefined : `${room} may not import the package ${name}`;
  }

  private refusedRoom(room: string, path: string, typeOnly: boolean): string | undefined {
    const inner = this.roomOf(path);
    // Of another house only the whole is seen, not its rooms.
    const target = outer(inner) === outer(room) ? inner : outer(inner);
    if (target === room) return undefined;
    const byType = typeOnly && this.isException(room, target);
    if (!byType && !this.mayImport(room).has(target)) return `${room} may not import ${target}`;
    const beyond = path.replace(/^lib\//, '').slice(target === '.' ? 0 : target.length + 1);
    if (DOOR.test(beyond)) return undefined;
    return `${target} is entered by its front door, its index.js`;
  }
}

/** The folder of a room, from the root of the repository. */
export function folderOf(room: string): string {
  if (room === '.') return 'lib';
  return isOfLib(room) ? `lib/${room}` : room;
}

/** False for the packages beside the library. */
export function isOfLib(room: string): boolean {
  return !room.startsWith('packages/');
}

/** The room of the top floor around a room: `client` of `client/dispatch`. */
export function outer(room: string): string {
  const [first = room, second] = room.split('/');
  return isOfLib(room) ? first : `${first}/${second ?? ''}`;
}

/** The name of the package in `@nestjs/core/internal`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
