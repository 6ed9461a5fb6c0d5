import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { UnpackedPackage } from '../debian/unpacked-package.js';
import type { DebianRecipe } from '../debian/debian-recipe.js';
import type { Progress } from '../debian/unpacking.js';
import { cacheFolder, debianSuite } from './cache-folder.js';

/** Of the whole closure only what carries libraries is needed; the rest serves an installation. */
const CARRIES_LIBRARIES = /^(lib|zlib1g|asterisk|sip-tester)/;
const NOT_NEEDED = /perl|python|libpam|libsnmp-base|libdb5/;

/** Debian's Asterisk, unpacked into a user's folder and startable from there with its own loader and libraries. */
export class AsteriskPackage {
  private constructor(private readonly unpacked: UnpackedPackage) {}

  /**
   * Gives the unpacked package; downloads and unpacks it first where the cache folder has none (74 MB, about 10 s).
   * A `debs` folder with package files in it is used as it is, without network.
   * @throws PackageMissingException when the machine cannot provide one.
   */
  static async prepare(progress?: Progress, suite?: string): Promise<AsteriskPackage> {
    return new AsteriskPackage(await UnpackedPackage.prepare(recipe(suite), progress));
  }

  /** The unpacked file system. */
  get root(): string {
    return this.unpacked.root;
  }

  /** Folder of Asterisk's loadable modules. */
  get modules(): string {
    const folders = this.unpacked.libraryPath.map((folder) => join(folder, 'asterisk/modules'));
    return folders.find((folder) => existsSync(folder)) ?? '';
  }

  /** A program of the package as a command and its arguments, for instance `usr/sbin/asterisk`. */
  command(program: string, args: readonly string[]): { command: string; args: string[] } {
    return this.unpacked.command(program, args);
  }
}

function recipe(suite = debianSuite()): DebianRecipe {
  return {
    title: 'Asterisk',
    packages: ['asterisk', 'asterisk-core-sounds-en-gsm', 'sip-tester'],
    needs: (name) => CARRIES_LIBRARIES.test(name) && !NOT_NEEDED.test(name),
    suite,
    cache: cacheFolder(suite),
    // These hold the SIP library that Debian builds for Asterisk alone: that of today, and that of Debian 11.
    libraryFolders: ['asterisk', '..'],
    // What the package's own installation script would leave to the machine's alternatives.
    finish: ({ root }) => symlink('en_US_f_Allison', join(root, 'usr/share/asterisk/sounds/en')),
  };
}
