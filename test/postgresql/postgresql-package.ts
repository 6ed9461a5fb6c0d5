import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolderOf } from '../debian/cache-folder.js';
import type { DebianRecipe } from '../debian/debian-recipe.js';
import { UnpackedPackage } from '../debian/unpacked-package.js';
import type { Progress } from '../debian/unpacking.js';

/** Compiling queries needs LLVM, which is larger than everything else together. */
const NEEDED = /^(lib(?!llvm|z3|perl)|zlib1g|postgresql-\d|postgresql-client-\d|tzdata)/;

/** Debian's PostgreSQL, never the one that this machine may have installed. */
export class PostgresqlPackage {
  private constructor(
    readonly unpacked: UnpackedPackage,
    /** Folder of its programs below the unpacked root. */
    readonly programs: string,
  ) {}

  /** @throws PackageMissingException when the machine cannot provide one. */
  static async prepare(progress?: Progress): Promise<PostgresqlPackage> {
    const unpacked = await UnpackedPackage.prepare(RECIPE, progress);
    return new PostgresqlPackage(unpacked, await programsIn(unpacked.root));
  }

  /** A program as a command and its arguments: `initdb`, `postgres`, `psql`. */
  command(program: string, args: readonly string[]): { command: string; args: string[] } {
    // These two find each other, and their folder of data, by the path under which they were started.
    if (SCRIPTS.includes(program)) {
      return { command: join(this.unpacked.root, this.programs, program), args: [...args] };
    }
    return this.unpacked.command(join(this.programs, program), args);
  }
}

const SCRIPTS = ['initdb', 'postgres'];

const RECIPE: DebianRecipe = {
  title: 'PostgreSQL',
  packages: ['postgresql'],
  needs: (name) => NEEDED.test(name),
  get cache() {
    return cacheFolderOf('postgresql');
  },
  async finish(unpacked) {
    const programs = await programsIn(unpacked.root);
    for (const program of SCRIPTS) await unpacked.replaceByScript(join(programs, program));
  },
};

/** The folder carries the version that the suite has. */
async function programsIn(root: string): Promise<string> {
  const [version] = await readdir(join(root, 'usr/lib/postgresql'));
  if (version === undefined) throw new Error(`no PostgreSQL in ${root}`);
  return join('usr/lib/postgresql', version, 'bin');
}
