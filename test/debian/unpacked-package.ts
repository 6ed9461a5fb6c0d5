import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { withSetUpLock } from '../asterisk/set-up-lock.js';
import { libraryFoldersIn, machineArchitecture, type Architecture } from './architecture.js';
import type { DebianRecipe } from './debian-recipe.js';
import { PackageMissingException } from './package-missing.exception.js';
import { unpackInto, type Progress } from './unpacking.js';

/** Debian packages in a folder of the user, whose programs start from there with their own loader and libraries. */
export class UnpackedPackage {
  /** The dynamic loader, by which every program is started. */
  readonly loader: string;
  /** The folders in which it looks for libraries. */
  readonly libraryPath: readonly string[];

  constructor(
    /** The unpacked file system. */
    readonly root: string,
    { libraryFolders = [] }: DebianRecipe,
    architecture: Architecture,
  ) {
    const folders = libraryFoldersIn(root, architecture);
    const below = libraryFolders.flatMap((name) => folders.map((folder) => join(folder, name)));
    this.libraryPath = [...folders, ...below.filter((folder) => existsSync(folder))];
    const loader = folders.map((folder) => join(folder, architecture.loader)).find((file) => existsSync(file));
    if (loader === undefined) throw new Error(`no ${architecture.loader} in ${root}`);
    this.loader = loader;
  }

  /**
   * Gives the unpacked packages; downloads and unpacks them first where the cache folder has none.
   * @throws PackageMissingException when the machine cannot provide them.
   */
  static async prepare(recipe: DebianRecipe, progress: Progress = () => undefined): Promise<UnpackedPackage> {
    const architecture = machineArchitecture();
    if (architecture === undefined) {
      throw new PackageMissingException(`no ${recipe.title} package for ${process.platform} on ${process.arch}`);
    }
    const root = join(recipe.cache, 'root');
    if (!existsSync(root)) {
      await createCache(recipe.cache);
      await withSetUpLock(recipe.cache, async () => {
        if (existsSync(root)) return;
        const finish = async (work: string) => recipe.finish?.(new UnpackedPackage(work, recipe, architecture));
        await unpackInto(root, recipe, finish, progress);
      });
    }
    return new UnpackedPackage(root, recipe, architecture);
  }

  /** A program of the package as a command and its arguments, for instance `usr/sbin/asterisk`. */
  command(program: string, args: readonly string[]): { command: string; args: string[] } {
    const path = this.libraryPath.join(':');
    return { command: this.loader, args: ['--library-path', path, join(this.root, program), ...args] };
  }

  /**
   * Puts a script into the place of a program that others start by its name, so that they, too, start it with its own
   * loader. The script holds no path of this machine: the folder may be renamed.
   * @param findsItsFiles by the file that its process runs, which is the loader: that one is put beside the program.
   */
  async replaceByScript(program: string, findsItsFiles = false): Promise<void> {
    const script = join(this.root, program);
    const beside = join(dirname(script), 'loader');
    if (findsItsFiles) await copyFile(this.loader, beside);
    await rename(script, `${script}.elf`);
    const here = (file: string) => `"$here/${relative(dirname(script), file)}"`;
    const start = `${here(findsItsFiles ? beside : this.loader)} --argv0 "$0"`;
    const libraries = `--library-path ${this.libraryPath.map(here).join(':')}`;
    const text = `#!/bin/sh\nhere=$(dirname "$0")\nexec ${start} ${libraries} ${here(`${script}.elf`)} "$@"\n`;
    await writeFile(script, text, { mode: 0o755 });
  }
}

async function createCache(cache: string): Promise<void> {
  try {
    await mkdir(cache, { recursive: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PackageMissingException(`the cache folder cannot be made, XDG_CACHE_HOME names another: ${why}`, {
      cause: error,
    });
  }
}
